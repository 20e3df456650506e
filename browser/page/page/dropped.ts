// The files that were dropped, those in folders too.

/** All files of a drop. `kept` says which of those in a folder are wanted; files that were dropped by themselves all are. */
export async function filesOf(transfer: DataTransfer, kept: (files: File[]) => File[]): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const known = entries.filter((entry) => entry !== null);
  if (!known.length) return [...transfer.files];
  const found = await Promise.all(known.map(async (entry) => (entry.isFile ? inside(entry) : kept(await inside(entry)))));
  return found.flat();
}

async function inside(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    for (const each of some) found.push(...(await inside(each)));
  }
}

/** Without what programs and systems leave beside files; the others in the order of their names. */
export function worthReading(files: File[]): File[] {
  const own = files.filter((file) => !file.name.startsWith(".") && !file.name.startsWith("~$"));
  return own.sort((one, other) => path(one).localeCompare(path(other), "zh"));
}

function path(file: File): string {
  return file.webkitRelativePath || file.name;
}

// The files that were dropped, those in folders too.
/** All files of a drop. `kept` says which of those in a folder are wanted; files that were dropped by themselves all are. */
export async function filesOf(transfer, kept) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
    const known = entries.filter((entry) => entry !== null);
    if (!known.length)
        return [...transfer.files];
    const found = await Promise.all(known.map(async (entry) => (entry.isFile ? inside(entry) : kept(await inside(entry)))));
    return found.flat();
}
async function inside(entry) {
    if (entry.isFile) {
        return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
        const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (!some.length)
            return found;
        for (const each of some)
            found.push(...(await inside(each)));
    }
}
/** Without what programs and systems leave beside files; the others in the order of their names. */
export function worthReading(files) {
    const own = files.filter((file) => !file.name.startsWith(".") && !file.name.startsWith("~$"));
    return own.sort((one, other) => path(one).localeCompare(path(other), "zh"));
}
function path(file) {
    return file.webkitRelativePath || file.name;
}

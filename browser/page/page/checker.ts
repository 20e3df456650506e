// Who looks at files: a thread of this page, or the server that the page came from.

export type Wish = "answer" | "report" | "annotated" | "fixed" | "html" | "opinion" | "work-list";

export interface Checker {
  /** How many files may be asked about at the same time. */
  readonly atOnce: number;
  /** Ends when files can be asked about. Fails, with a sentence, where that will not be. */
  ready(): Promise<void>;
  /** What is asked of a file; null where there is nothing to give. */
  ask(wish: Wish, file: File): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Ends the work at once; what was asked fails. */
  stop(): void;
  /** Ends what looks at files, where the page may do that. */
  end?(): Promise<void>;
}

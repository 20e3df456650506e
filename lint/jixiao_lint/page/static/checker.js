// Who looks at files: a thread of this page, or the server that the page came from.
export {};

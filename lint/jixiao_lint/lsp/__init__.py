"""The language server: what the command finds, shown where it is typed. Only this floor knows the protocol."""

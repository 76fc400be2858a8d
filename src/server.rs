//! L6: the language server.

//! L5: finds and reads files.

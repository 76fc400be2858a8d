//! L1: blocks, sentences, marks.

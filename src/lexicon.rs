//! L1: what is known beforehand: how a language says things, and the words of the United Nations.

pub mod pack;

//! L1: what is known beforehand.

pub mod terms;

//! L1: what is known beforehand.

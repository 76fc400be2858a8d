//! How many cases a property is tried on.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// As many cases as a test can afford while someone waits, the same each time, so that a change is blamed for
/// nothing that was there before it. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` set other ones: go hunting with
/// them.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let told = std::env::var("PROPTEST_CASES").ok().and_then(|number| number.parse().ok());
    let mut config = ProptestConfig::default();
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(1945);
    }
    ProptestConfig { cases: told.unwrap_or(usual), failure_persistence: None, ..config }
}

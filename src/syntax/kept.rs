//! What higher rooms derive from a part of a draft and keep with it, so that it lives exactly as long.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A place for one derived value, and the key it was derived under. Clones share it.
#[derive(Clone, Default)]
pub struct Kept(Arc<OnceLock<Arc<dyn Any + Send + Sync>>>);

impl Kept {
    /// The value derived under `key`: the one that is kept, or else a new one, which is kept if none was.
    pub fn value<K, V>(&self, key: K, derive: impl FnOnce() -> V) -> V
    where
        K: PartialEq + Send + Sync + 'static,
        V: Clone + Send + Sync + 'static,
    {
        let kept = self.0.get().and_then(|kept| kept.downcast_ref::<(K, V)>());
        if let Some((_, value)) = kept.filter(|(known, _)| *known == key) {
            return value.clone();
        }
        let derived = derive();
        let _ = self.0.set(Arc::new((key, derived.clone())));
        derived
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.get().is_some() { "Kept(…)" } else { "Kept(nothing)" })
    }
}

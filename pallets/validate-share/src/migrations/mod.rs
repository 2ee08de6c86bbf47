//! How the storage of an older version becomes that of this one.
//!
//! A version of the storage has a number, which the chain stores
//! ([`StorageVersion`](frame_support::traits::StorageVersion)): a new chain starts with the latest.
//! Each file here leads to the version that it is named after, once, and does nothing to a chain that
//! is beyond it. The runtime says which of them run, in which order.
//!
//! | version | the pool as a whole is |
//! |---|---|
//! | 0 | in `Pool`, the root of the tree apart from it in `TreeRoot` |
//! | 1 | in one value, [`WholePool`](crate::WholePool) |

pub mod v1;

//! Weighted sampling over lots by prefix sums, in few accesses to storage.
//!
//! A *leaf* is a key with a weight, in Assay a lot with its shares. Put side by side in the order
//! of their keys, the weights fill `0..total`; [`find`](SumTree::find) says in which leaf a number
//! of that range falls and how far into it. With a number drawn uniformly, each leaf is found with
//! the probability `weight / total`, and each share of each lot with `1 / total`, whatever the
//! sizes of the lots. To draw several different shares, subtract each one once it is found and
//! draw the next below the new total.
//!
//! ```
//! use assay_sum_tree::{memory::MemoryStore, Found, SumTree};
//!
//! let mut pool = SumTree::<_>::new(MemoryStore::default());
//! let small = pool.insert(1)?;
//! let large = pool.insert(10_000)?;
//! assert_eq!(pool.total(), 10_001);
//! assert_eq!(pool.find(0)?, Found { key: small, offset: 0 });
//! assert_eq!(pool.find(42)?, Found { key: large, offset: 41 });
//! assert_eq!(pool.subtract(large, 1)?, 9_999);
//! // At zero a key is vacant and comes back.
//! assert_eq!(pool.subtract(small, 1)?, 0);
//! assert_eq!(pool.insert(7)?, small);
//! # Ok::<(), assay_sum_tree::Error>(())
//! ```
//!
//! # Design
//!
//! **A wide tree of sums.** A [`Node`] holds the sums of up to `B` children, and a leaf is nothing
//! but an entry in its parent. The cost of storage on a chain is in the number of values touched
//! far more than in their length, so nodes are wide. The topmost node is stored in the same value
//! as total and count ([`Root`]), so that no operation pays for a header.
//!
//! **The root is as low as it can be**: the lowest node that covers every live key, wherever it
//! stands. So the height follows the range of the live keys and not their history: it shrinks when
//! lots are used up, and it slides along when keys are only ever counted up.
//!
//! **Vacant keys without a list.** A node knows of each child whether it is full. An insertion
//! follows the first child that is not, down the very path that it is going to write, so finding
//! the lowest vacant key costs no access of its own, there is no list to store, and the live keys
//! are packed to the left. The tree grows by a level only when each key below its root is in use.
//!
//! **Nothing happens before it is sure.** An operation reads one path, works out all its writes,
//! and then makes them. An error leaves the store as it was.
//!
//! # Keys
//!
//! The caller has the choice, and may mix the two:
//!
//! - [`insert`](SumTree::insert) gives out the lowest vacant key. The tree is as small as it can
//!   be. A key comes back after its leaf is gone, so whatever outlives the leaf has to remember
//!   something else by which to know it; the caller keeps, say, a number of the lot per key.
//! - [`insert_at`](SumTree::insert_at) takes a key from the caller, say the number of a lot, counted
//!   up and never used again. Nothing then has to lead from key to lot, and the order of the keys is
//!   that of the purchases. The height is the number of base-`B` digits up to the highest one in
//!   which the oldest and the newest live key differ: with 32 children at most 5 until 33 million
//!   lots have been bought, at most 6 until a thousand million.
//!
//! # Invariants
//!
//! [`check`](SumTree::check) verifies them all, for a `try_state`:
//! 1. A key is live exactly while its weight is above zero.
//! 2. The sum of a child is the sum over that child's node, up to the root's total.
//! 3. A node is stored exactly if its sum is above zero and it is not the root's; a tree without
//!    leaves stores nothing at all. (A store that can count compares with [`Census::nodes`].)
//! 4. A child is marked as full exactly if no key below it is vacant.
//! 5. The root is the lowest node that covers all live keys.
//! 6. The root's count is the number of live keys.
//!
//! The total never exceeds `u64::MAX`, and so neither does any sum.
//!
//! # Cost
//!
//! With `L` [levels](SumTree::levels), the root's value among them:
//!
//! | operation | values read | values written |
//! |---|---|---|
//! | `total`, `len`, `levels` | 1 | 0 |
//! | `find` | `L` | 0 |
//! | `weight` | at most `L` | 0 |
//! | `add`, `subtract` | `L` | `L` |
//! | `subtract` to zero, `remove` | `L + s` | `L + s` |
//! | `insert`, `insert_at` in the root's range | at most `L` | `L` |
//! | `insert` into a full tree | 1 | `L + 2` |
//! | `insert_at` out of range, growing by `g` to `L` | 1 | `L + g` |
//!
//! `s` is the number of levels by which the tree shrinks, 0 almost always, at most `L - 1`. Filled
//! by `insert` alone, a tree that never held more than `n` leaves at once has
//! `L <= max(1, ceil(log_B n))`. A value is at most `9 B + 4` bytes long, the root's 25 more.
//! Computation is `O(B L)`, memory `O(L)` nodes.
//!
//! # Why 32
//!
//! Reads of a `find`, and bytes read, at so many lots, one in a hundred of them of 10,000 shares
//! and the others of one (`examples/accesses` measures it, with all other operations):
//!
//! | lots | fan-out 2 | 4 | 8 | 16 | **32** |
//! |---|---|---|---|---|---|
//! | 100 | 7 (75) | 4 (62) | 3 (65) | 2 (67) | **2 (99)** |
//! | 10,000 | 14 (155) | 7 (119) | 5 (125) | 4 (159) | **3 (174)** |
//! | 1,000,000 | 20 (228) | 10 (184) | 7 (202) | 5 (272) | **4 (369)** |
//!
//! 32 needs the fewest values, at 10^6 lots no more than twice as many as at 10^2, and those on a
//! path are still less than 100 bytes long on average. 64 would take 4 at 10^6 as well, of twice
//! the length.
//!
//! # Literature
//!
//! - C. K. Wong and M. C. Easton, *An efficient method for weighted sampling without replacement*,
//!   SIAM Journal on Computing 9 (1980): a binary tree of partial sums, searched by a uniform
//!   number.
//! - L. Devroye, *Non-Uniform Random Variate Generation*, Springer 1986, chapter III: the inversion
//!   method for discrete distributions, and its search trees.
//! - F. Olken and D. Rotem, *Random sampling from B+ trees*, VLDB 1989: the same in wide nodes,
//!   counted in pages read.
//! - P. M. Fenwick, *A new data structure for cumulative frequency tables*, Software: Practice and
//!   Experience 24 (1994): the implicit binary form, which needs `log_2 n` accesses.
//! - R. Bayer and E. McCreight, *Organization and maintenance of large ordered indexes*, Acta
//!   Informatica 1 (1972): wide nodes because accesses, not comparisons, are the cost.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

extern crate alloc;

mod check;
mod error;
pub mod memory;
mod node;
mod path;
mod position;
mod store;
mod tree;
mod update;
mod walk;

pub use check::{Census, Violation};
pub use error::Error;
pub use node::Node;
pub use position::Position;
pub use store::{NodeStore, Root};
pub use tree::{Found, SumTree};
pub use walk::Leaves;

/// How many children a node has unless the caller says otherwise: 2, 4, 8, 16 or 32 are possible.
pub const FAN_OUT: usize = 32;

//! Tests of the pallet, one file per behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod activation;
mod ballot;
mod draw;
mod escape;
mod genesis;
mod history;
mod inherent;
mod invariants;
mod keys;
mod late;
mod lock_in;
mod missed;
mod refused;
mod sequences;
mod views;
mod votes;

use std::panic::{catch_unwind, AssertUnwindSafe};

/// With which words `ends` refuses the block.
fn refusal(ends: impl FnOnce()) -> String {
	let panic = catch_unwind(AssertUnwindSafe(ends)).expect_err("the block is refused");
	let words = panic.downcast::<String>().map(|words| *words);
	words.or_else(|panic| panic.downcast::<&str>().map(|words| words.to_string())).unwrap()
}

//! Long random sequences of operations, step by step against the naive model.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assay_sum_tree::Error;
use common::{assert_agrees, empty, Model, Tree};
use proptest::{collection::vec, prelude::*, sample::Index};

/// One operation; an `Index` picks a live key, as far as there is one.
#[derive(Clone, Debug)]
enum Op {
	Insert(u64),
	InsertAt(u64, u64),
	Add(Index, u64),
	Subtract(Index, u64),
	SubtractAll(Index),
	Remove(Index),
	AddTo(u64, u64),
	SubtractFrom(u64, u64),
	RemoveKey(u64),
}

/// Small weights, which stay among themselves.
fn lot_weight() -> BoxedStrategy<u64> {
	prop_oneof![3 => 1u64..4, 2 => 1u64..10_000, 1 => Just(0)].boxed()
}

/// Any weight, preferably at the ends of the range.
fn extreme_weight() -> BoxedStrategy<u64> {
	prop_oneof![
		Just(0),
		Just(1),
		Just(u64::MAX),
		Just(u64::MAX - 1),
		Just(u64::MAX / 2),
		any::<u64>(),
		(0..64u32).prop_map(|bits| 1u64 << bits),
	]
	.boxed()
}

/// Keys close together, keys about a moving frontier, and keys anywhere.
fn key() -> impl Strategy<Value = u64> {
	prop_oneof![
		6 => 0u64..100,
		3 => 1_048_500u64..1_048_700,
		1 => (any::<u64>(), 0..64u32).prop_map(|(bits, shift)| bits >> shift),
	]
}

fn op(weight: fn() -> BoxedStrategy<u64>) -> impl Strategy<Value = Op> {
	prop_oneof![
		6 => weight().prop_map(Op::Insert),
		2 => (key(), weight()).prop_map(|(key, weight)| Op::InsertAt(key, weight)),
		2 => (any::<Index>(), weight()).prop_map(|(pick, weight)| Op::Add(pick, weight)),
		3 => (any::<Index>(), weight()).prop_map(|(pick, weight)| Op::Subtract(pick, weight)),
		2 => any::<Index>().prop_map(Op::SubtractAll),
		2 => any::<Index>().prop_map(Op::Remove),
		1 => (key(), weight()).prop_map(|(key, weight)| Op::AddTo(key, weight)),
		1 => (key(), weight()).prop_map(|(key, weight)| Op::SubtractFrom(key, weight)),
		1 => key().prop_map(Op::RemoveKey),
	]
}

/// What an operation gave, tree and model alike.
type Outcome = Result<Option<u64>, Error>;

fn picked(model: &Model, pick: &Index) -> Option<u64> {
	(!model.leaves.is_empty())
		.then(|| *model.leaves.keys().nth(pick.index(model.leaves.len())).unwrap())
}

/// Applies an operation to both and returns what each said.
fn apply<const B: usize>(tree: &mut Tree<B>, model: &mut Model, op: &Op) -> (Outcome, Outcome) {
	match op {
		Op::Insert(weight) => {
			(tree.insert(*weight).map(Some), model.insert(B as u64, *weight).map(Some))
		},
		Op::InsertAt(key, weight) => (
			tree.insert_at(*key, *weight).map(|()| None),
			model.insert_at(Tree::<B>::max_key(), *key, *weight).map(|()| None),
		),
		Op::AddTo(key, weight) => {
			(tree.add(*key, *weight).map(Some), model.add(*key, *weight).map(Some))
		},
		Op::SubtractFrom(key, weight) => {
			(tree.subtract(*key, *weight).map(Some), model.subtract(*key, *weight).map(Some))
		},
		Op::RemoveKey(key) => (tree.remove(*key).map(Some), model.remove(*key).map(Some)),
		Op::Add(pick, weight) => match picked(model, pick) {
			Some(key) => apply(tree, model, &Op::AddTo(key, *weight)),
			None => (Ok(None), Ok(None)),
		},
		Op::Subtract(pick, weight) => match picked(model, pick) {
			Some(key) => apply(tree, model, &Op::SubtractFrom(key, *weight)),
			None => (Ok(None), Ok(None)),
		},
		Op::SubtractAll(pick) => match picked(model, pick) {
			Some(key) => apply(tree, model, &Op::SubtractFrom(key, model.leaves[&key])),
			None => (Ok(None), Ok(None)),
		},
		Op::Remove(pick) => match picked(model, pick) {
			Some(key) => apply(tree, model, &Op::RemoveKey(key)),
			None => (Ok(None), Ok(None)),
		},
	}
}

/// Applies all operations. After each one the answers agree, an error has changed nothing and a
/// success has kept to the documented number of accesses; every `every` steps, and at the end,
/// everything agrees.
fn run<const B: usize>(ops: &[Op], every: usize) {
	let mut tree = empty::<B>();
	let mut model = Model::default();
	for (step, op) in ops.iter().enumerate() {
		let before = tree.store().contents().clone();
		let levels = u64::from(tree.levels());
		let accesses = tree.store().accesses();
		let (got, expected) = apply(&mut tree, &mut model, op);
		assert_eq!(got, expected, "step {step}: {op:?}");
		let spent = tree.store().accesses() - accesses;
		let most = levels.max(u64::from(tree.levels())).max(1) * 2;
		assert!(spent.reads <= most && spent.writes <= most, "step {step}: {op:?}: {spent:?}");
		if got.is_err() {
			assert_eq!(*tree.store().contents(), before, "step {step}: {op:?}");
			assert_eq!(spent.writes, 0, "step {step}: {op:?}");
		}
		if step % every == 0 {
			assert_agrees(&tree, &model);
		}
	}
	assert_agrees(&tree, &model);
	let keys: Vec<u64> = model.leaves.keys().copied().collect();
	for key in keys {
		tree.remove(key).unwrap();
	}
	assert_eq!(*tree.store().contents(), Default::default(), "an empty tree stores nothing");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(12))]

	#[test]
	fn tree_agrees_with_the_model_when_lots_come_and_go(ops in vec(op(lot_weight), 4_000)) {
		run::<2>(&ops, 200);
		run::<8>(&ops, 200);
		run::<32>(&ops, 200);
	}

	#[test]
	fn tree_agrees_with_the_model_when_weights_are_extreme(ops in vec(op(extreme_weight), 2_000)) {
		run::<2>(&ops, 100);
		run::<16>(&ops, 100);
		run::<32>(&ops, 100);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn tree_agrees_with_the_model_at_every_step_of_a_short_life(ops in vec(op(lot_weight), 120)) {
		run::<2>(&ops, 1);
		run::<4>(&ops, 1);
		run::<32>(&ops, 1);
	}
}

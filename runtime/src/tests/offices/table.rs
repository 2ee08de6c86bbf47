//! The table of `docs/governance.md`, row by row, against every call of the runtime.

use super::*;
use frame_support::traits::GetCallMetadata;
use frame_system::RawOrigin;
use scale_info::{Type, TypeDef, TypeInfo, Variant};
use sp_core::traits::{ReadRuntimeVersion, ReadRuntimeVersionExt};
use sp_externalities::Externalities;
use sp_runtime::traits::TrailingZeroInput;
use std::collections::{BTreeMap, BTreeSet};

const PAGE: &str = include_str!("../../../../docs/governance.md");

/// Calls of accounts: no office makes them.
const SIGNED: [(&str, &[&str]); 14] = [
	("system", &["remarkWithEvent"]),
	("shareVote", &["setVotingKey"]),
	(
		"stakingNode",
		&[
			"register",
			"setKeys",
			"setMetadata",
			"topUp",
			"close",
			"withdrawBond",
			"unjail",
			"reportEquivocation",
		],
	),
	(
		"balances",
		&["transferAllowDeath", "transferKeepAlive", "transferAll", "upgradeAccounts", "burn"],
	),
	("treasury", &["payout", "checkStatus"]),
	("preimage", &["ensureUpdated"]),
	("referenda", &["submit", "placeDecisionDeposit", "setMetadata"]),
	(
		"convictionVoting",
		&["vote", "delegate", "undelegate", "unlock", "removeVote", "removeOtherVote"],
	),
	("utility", &["asDerivative"]),
	(
		"multisig",
		&["asMultiThreshold1", "asMulti", "approveAsMulti", "cancelAsMulti", "pokeDeposit"],
	),
	(
		"proxy",
		&[
			"proxy",
			"addProxy",
			"removeProxy",
			"removeProxies",
			"createPure",
			"killPure",
			"announce",
			"removeAnnouncement",
			"rejectAnnouncement",
			"proxyAnnounced",
			"pokeDeposit",
		],
	),
	(
		"identity",
		&[
			"setIdentity",
			"setSubs",
			"clearIdentity",
			"requestJudgement",
			"cancelRequest",
			"setFee",
			"setAccountId",
			"setFields",
			"provideJudgement",
			"addSub",
			"renameSub",
			"removeSub",
			"quitSub",
			"setUsernameFor",
			"acceptUsername",
			"removeExpiredApproval",
			"setPrimaryUsername",
			"unbindUsername",
			"removeUsername",
		],
	),
	("validateShare", &["bid", "cancelBid", "redelegate"]),
	("rewardDistribution", &["settle"]),
];

/// Calls that the author of a block makes, in nobody's name.
const INHERENTS: [&str; 2] = ["timestamp.set", "shareVote.vote"];

/// Calls of accounts that root makes too.
const SIGNED_OR_ROOT: [&str; 4] = [
	"preimage.notePreimage",
	"preimage.unnotePreimage",
	"referenda.refundDecisionDeposit",
	"referenda.refundSubmissionDeposit",
];

/// Calls that are open to everybody: they do nothing, need what root has authorised, or carry calls that
/// are refused for themselves.
const OPEN: [&str; 6] = [
	"system.remark",
	"system.applyAuthorizedUpgrade",
	"utility.batch",
	"utility.batchAll",
	"utility.forceBatch",
	"utility.ifElse",
];

/// Calls that cannot be made: a value of one of their types does not exist in this runtime.
const IMPOSSIBLE: [&str; 3] =
	["grandpa.reportEquivocation", "grandpa.reportEquivocationUnsigned", "system.doTask"];

/// Whom the table names.
fn named(who: &str) -> RuntimeOrigin {
	match who {
		"Root" => RuntimeOrigin::root(),
		office => OFFICES
			.into_iter()
			.find(|it| format!("{it:?}") == office)
			.unwrap_or_else(|| panic!("there is no office {office}"))
			.into(),
	}
}

fn everybody() -> Vec<String> {
	let offices = OFFICES.iter().map(|office| format!("{office:?}"));
	std::iter::once("Root".into()).chain(offices).collect()
}

/// The rows between the marks: who may make a call.
fn table() -> BTreeMap<String, BTreeSet<String>> {
	let (_, rest) = PAGE.split_once("<!-- offices -->").expect("the table begins");
	let (table, _) = rest.split_once("<!-- /offices -->").expect("the table ends");
	let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
	assert_eq!(lines.next(), Some("| call | who |"));
	assert_eq!(lines.next(), Some("|---|---|"));
	let rows = lines.map(|line| {
		let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
		let [call, who] = cells[..] else { panic!("a row has two cells: {line}") };
		let call = call.strip_prefix('`').and_then(|call| call.strip_suffix('`'));
		let call = call.unwrap_or_else(|| panic!("a call is set as code: {line}"));
		(call.to_string(), who.split(',').map(|who| who.trim().to_string()).collect())
	});
	let mut table = BTreeMap::new();
	for (call, who) in rows {
		assert_eq!(table.insert(call.clone(), who), None, "{call} stands there twice");
	}
	table
}

/// A name as polkadot.js shows it.
fn camel(name: &str) -> String {
	let mut camel = String::new();
	for (at, word) in name.split('_').enumerate() {
		let (first, rest) = word.split_at(1);
		let first = if at == 0 { first.to_lowercase() } else { first.to_uppercase() };
		camel += &(first + rest);
	}
	camel
}

fn variants(of: Type) -> Vec<Variant> {
	let TypeDef::Variant(calls) = of.type_def else { panic!("calls are variants") };
	calls.variants
}

/// Every call of the runtime, as polkadot.js names it, with the bytes that its encoding begins with.
fn calls() -> BTreeMap<String, [u8; 2]> {
	let mut all = BTreeMap::new();
	for pallet in variants(RuntimeCall::type_info()) {
		for call in variants(pallet.fields[0].ty.type_info()) {
			let name = format!("{}.{}", camel(pallet.name), camel(call.name));
			all.insert(name, [pallet.index, call.index]);
		}
	}
	let count: usize = RuntimeCall::get_module_names()
		.iter()
		.map(|module| RuntimeCall::get_call_names(module).len())
		.sum();
	assert_eq!(all.len(), count, "none is forgotten");
	all
}

/// The call with the simplest arguments that its types allow: nothing, zero, the first of all kinds.
fn sample(encoded: [u8; 2]) -> Option<RuntimeCall> {
	RuntimeCall::decode(&mut TrailingZeroInput::new(&encoded)).ok()
}

/// What a node does when root sets code: it reads the version, and finds none here.
struct NoCode;

impl ReadRuntimeVersion for NoCode {
	fn read_runtime_version(&self, _: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		Err("no code".into())
	}
}

fn is_refused(chain: &mut Chain, origin: RuntimeOrigin, call: &RuntimeCall) -> bool {
	let done = chain.look(|| undone(|| dispatch(origin, call.clone())));
	done == Err(DispatchError::BadOrigin)
}

/// What kind of call it is for the test, with those who are not refused.
fn expected(name: &str, table: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
	let (pallet, call) = name.split_once('.').unwrap();
	let signed = SIGNED.iter().any(|(it, calls)| *it == pallet && calls.contains(&call));
	let root = || BTreeSet::from(["Root".to_string()]);
	let kinds = [
		table.get(name).cloned(),
		(signed || INHERENTS.contains(&name)).then(BTreeSet::new),
		SIGNED_OR_ROOT.contains(&name).then(root),
		OPEN.contains(&name).then(|| everybody().into_iter().collect()),
	];
	kinds.into_iter().flatten().collect()
}

#[test]
fn every_call_is_refused_to_exactly_those_offices_that_the_table_does_not_name() {
	let (table, calls) = (table(), calls());
	let mut chain = busy();
	chain.state.register_extension(ReadRuntimeVersionExt::new(NoCode));
	for (name, encoded) in &calls {
		let Some(call) = sample(*encoded) else {
			assert!(IMPOSSIBLE.contains(&name.as_str()), "{name} has no sample");
			continue;
		};
		let expected = expected(name, &table);
		let [allowed] = &expected[..] else {
			panic!("{name} stands in {} lists instead of one: classify it", expected.len())
		};
		for who in everybody() {
			let refused = is_refused(&mut chain, named(&who), &call);
			assert_eq!(refused, !allowed.contains(&who), "{who} {name}");
		}
	}
}

#[test]
fn the_table_and_the_lists_name_calls_and_offices_that_exist() {
	let (calls, everybody) = (calls(), everybody());
	for (call, who) in table() {
		assert!(calls.contains_key(&call), "there is no call {call}");
		assert!(who.iter().all(|who| everybody.contains(who)), "{call}: {who:?}");
		assert!(who.contains("Root"), "root can do what an office can: {call}");
	}
	let signed = SIGNED
		.iter()
		.flat_map(|(pallet, calls)| calls.iter().map(move |call| format!("{pallet}.{call}")));
	let others = INHERENTS.iter().chain(&SIGNED_OR_ROOT).chain(&OPEN).map(|it| it.to_string());
	for call in signed.chain(others) {
		assert!(calls.contains_key(&call), "there is no call {call}");
	}
}

#[test]
fn no_call_of_the_table_is_open_to_an_account_or_to_nobody() {
	let calls = calls();
	let mut chain = busy();
	let no_sudo = DispatchError::from(pallet_sudo::Error::<Runtime>::RequireSudo);
	for (name, _) in table() {
		let call = sample(calls[&name]).expect("it has a sample");
		let account = RawOrigin::Signed(Bob.to_account_id());
		for origin in [RuntimeOrigin::from(account), RuntimeOrigin::none()] {
			let refused = chain.look(|| undone(|| dispatch(origin, call.clone()))).unwrap_err();
			assert!(refused == DispatchError::BadOrigin || refused == no_sudo, "{name}");
		}
	}
}

#[test]
fn what_an_office_may_not_do_it_may_not_do_in_a_batch_either() {
	let (table, calls) = (table(), calls());
	let mut chain = busy();
	for (name, who) in table {
		let call = sample(calls[&name]).expect("it has a sample");
		let batch = RuntimeCall::from(pallet_utility::Call::batch_all { calls: vec![call] });
		for office in everybody().into_iter().filter(|office| !who.contains(office)) {
			assert!(is_refused(&mut chain, named(&office), &batch), "{office} {name}");
		}
	}
}

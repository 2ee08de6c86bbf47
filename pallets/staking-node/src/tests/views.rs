//! What a user asks.

use crate::{mock::*, Call};
use assay_primitives::{
	node::{AssignedShares, FinalityDuty, NodeMetadata, WithdrawalBar},
	share::{DelegateRefusal, NodeRegistry, MAX_PAGE},
};
use frame_support::{assert_noop, assert_ok};
use std::collections::BTreeSet;

#[test]
fn node_tells_everything_about_itself() {
	build_and_execute(|| {
		assert_eq!(StakingNode::node(account(1)), None);
		nodes([1]);
		give_shares(1, 4);
		StakingNode::assign(&account(1), 3, false);
		jail(1);
		votes(1, 1, 0, 0);
		let info = StakingNode::node(account(1)).unwrap();
		assert_eq!(info.keys, keys(1));
		assert_eq!(info.metadata, metadata("node"));
		assert_eq!((info.bond, info.registered_with), (BOND * 99 / 100, BOND));
		assert_eq!(info.missing_bond, 0);
		assert_eq!((info.registered, info.closed, info.jailed_until), (1, None, Some(51)));
		assert_eq!(info.shares, AssignedShares { all: 7, mature: 4 });
		assert_eq!(info.refusal, Some(DelegateRefusal::Jailed));
		assert_eq!(info.finality, FinalityDuty::Never);
		assert_eq!((info.window.voted, info.lifetime.missed, info.windows.len()), (1, 21, 1));
		assert_eq!(info.withdrawal_bars.len(), 3);
		assert_eq!(info.withdrawal_bars[0], WithdrawalBar::NotClosed);
		assert_eq!(StakingNode::assigned(account(1)), info.shares);
	});
}

#[test]
fn nodes_come_page_by_page_each_once() {
	build_and_execute(|| {
		nodes(1..=20);
		assert_ok!(close(3));
		let (mut seen, mut after) = (BTreeSet::new(), None);
		loop {
			let page = StakingNode::nodes(after.clone(), 7);
			assert!(page.len() <= 7);
			let Some(last) = page.last() else { break };
			after = Some(last.account.clone());
			for node in page {
				let closed = node.account == account(3);
				assert_eq!(node.refusal, closed.then_some(DelegateRefusal::Closed));
				assert_eq!(node.name, b"node");
				assert!(seen.insert(node.account));
			}
		}
		assert_eq!(seen, (1..=20).map(account).collect());
		assert!(StakingNode::nodes(None, u32::MAX).len() <= MAX_PAGE as usize);
	});
}

#[test]
fn metadata_is_replaced_by_the_node() {
	build_and_execute(|| {
		nodes([1]);
		let say = |name| NodeMetadata {
			site: b"https://example.org".to_vec().try_into().unwrap(),
			contact: b"@node".to_vec().try_into().unwrap(),
			..metadata(name)
		};
		assert_ok!(dispatch(1, Call::set_metadata { metadata: say("other") }));
		assert_eq!(StakingNode::node(account(1)).unwrap().metadata, say("other"));
		let call = Call::set_metadata { metadata: say("nobody") };
		assert_noop!(dispatch(2, call), crate::Error::<Test>::NotANode);
	});
}

#[test]
fn finality_set_tells_whose_keys_they_are() {
	build_and_execute(|| {
		let set = StakingNode::finality_set().unwrap();
		assert_eq!((set.id, set.since, set.seats.len(), set.genesis), (0, 1, 4, true));
		assert_eq!((set.eligible, set.next_election), (0, 10));
		nodes([1]);
		elect();
		let set = StakingNode::finality_set().unwrap();
		assert_eq!((set.id, set.since, set.seats.len(), set.eligible), (1, 10, 5, 1));
		let owned: Vec<_> = set.seats.iter().filter(|seat| seat.node.is_some()).collect();
		assert_eq!((&owned[0].key, &owned[0].node), (&keys(1).grandpa, &Some(account(1))));
		assert_eq!(set.next_election, 20);
	});
}

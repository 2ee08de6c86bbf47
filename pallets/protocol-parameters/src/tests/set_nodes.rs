//! Changing what StakingNodes pledge and answer for, and how the finality set is elected.

use super::*;
use frame_system::RawOrigin;
use proptest::prelude::*;
use sp_runtime::DispatchError;

fn set(new: NodeParameters) -> Result<(), DispatchError> {
	ProtocolParameters::set_nodes(RawOrigin::Root.into(), new)
}

/// These nodes with penalties `(above, of_bond)`, mild and severe.
fn with_penalties(nodes: NodeParameters, mild: (u32, u32), severe: (u32, u32)) -> NodeParameters {
	let penalty = |(above, of_bond)| MissedPenalty { above, of_bond };
	NodeParameters { mild_penalty: penalty(mild), severe_penalty: penalty(severe), ..nodes }
}

#[test]
fn set_nodes_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Nodes::<Test>::get();
		let new = NodeParameters { jail: 7, ..old };
		assert_ok!(set(new));
		assert_eq!(<ProtocolParameters as Get<NodeParameters>>::get(), new);
		System::assert_last_event(Event::NodesChanged { old, new }.into());
	});
}

#[test]
fn nodes_are_left_alone_when_the_origin_is_not_the_admin() {
	Genesis::default().build_and_execute(|| {
		for origin in [RawOrigin::Signed(1), RawOrigin::None] {
			let new = NodeParameters::default();
			let refused = DispatchError::BadOrigin;
			assert_noop!(ProtocolParameters::set_nodes(origin.into(), new), refused);
		}
	});
}

#[test]
fn nodes_are_left_alone_when_a_rule_is_broken() {
	let live = NodeParameters::default();
	let with = |mild, severe| with_penalties(live, mild, severe);
	Genesis::default().build_and_execute(|| {
		for (new, error) in [
			(NodeParameters { bond: 0, ..live }, Error::<Test>::BondOutOfRange),
			(NodeParameters { min_nodes: 3, ..live }, Error::MinNodesOutOfRange),
			(NodeParameters { shares_per_node: 0, ..live }, Error::SharesPerNodeOutOfRange),
			(NodeParameters { bond_lock: 0, ..live }, Error::BondLockOutOfRange),
			(NodeParameters { bond_lock: 1_051_201, ..live }, Error::BondLockOutOfRange),
			(NodeParameters { evidence_period: 119, ..live }, Error::EvidencePeriodOutOfRange),
			(
				NodeParameters { evidence_period: 1_051_201, ..live },
				Error::EvidencePeriodOutOfRange,
			),
			(NodeParameters { penalty_window: 9, ..live }, Error::PenaltyWindowOutOfRange),
			(with((500_000, 1), (500_000, 1)), Error::PenaltiesOutOfRange),
			(with((49_999, 1), (500_000, 1)), Error::PenaltiesOutOfRange),
			(with((200_000, 100_001), (500_000, 100_001)), Error::PenaltiesOutOfRange),
			(with((200_000, 1), (500_000, 250_001)), Error::PenaltiesOutOfRange),
			(NodeParameters { jail: 0, ..live }, Error::JailOutOfRange),
			(NodeParameters { active_bond: 0, ..live }, Error::ActiveBondOutOfRange),
			(NodeParameters { max_authorities: 3, ..live }, Error::MaxAuthoritiesOutOfRange),
			(NodeParameters { session: 4, ..live }, Error::SessionOutOfRange),
			(NodeParameters { weight_cap: 333_334, ..live }, Error::WeightCapOutOfRange),
			(NodeParameters { turnover: 333_334, ..live }, Error::TurnoverOutOfRange),
		] {
			assert_noop!(set(new), error);
		}
	});
}

#[test]
fn set_nodes_accepts_a_group_at_its_bounds() {
	let live = NodeParameters::default();
	Genesis::default().build_and_execute(|| {
		for new in [
			with_penalties(live, (50_000, 100_000), (50_001, 250_000)),
			NodeParameters { bond_lock: 1_051_200, evidence_period: 1_051_200, ..live },
		] {
			assert_ok!(set(new));
			assert_eq!(Nodes::<Test>::get(), new);
		}
	});
}

proptest! {
	#[test]
	fn set_nodes_takes_exactly_the_valid_groups(
		// Close to the bounds, so that about one group in twenty is valid.
		money in (999_999_999_999..1_000_000_000_003u128, 3..8u32, 0..4u64),
		times in (0..6u32, 4..20u32, 4..8u32, 0..6u32),
		counts in (9..20u32, 3..42u32),
		parts in (0..1_050_000u32, 9_000..340_000u32, 9_000..340_000u32),
		mild in (45_000..500_000u32, 0..105_000u32),
		severe in (400_000..1_050_000u32, 50_000..260_000u32),
	) {
		let new = NodeParameters {
			bond: money.0,
			min_nodes: money.1,
			shares_per_node: money.2,
			bond_lock: times.0,
			evidence_period: times.1,
			session: times.2,
			jail: times.3,
			penalty_window: counts.0,
			max_authorities: counts.1,
			active_bond: parts.0,
			weight_cap: parts.1,
			turnover: parts.2,
			mild_penalty: MissedPenalty { above: mild.0, of_bond: mild.1 },
			severe_penalty: MissedPenalty { above: severe.0, of_bond: severe.1 },
		};
		Genesis::default().build_and_execute(|| {
			let old = Nodes::<Test>::get();
			let taken = set(new);
			assert_eq!(taken, new.validate().map_err(|rule| Error::<Test>::from(rule).into()));
			assert_eq!(Nodes::<Test>::get(), if taken.is_ok() { new } else { old });
		});
	}
}

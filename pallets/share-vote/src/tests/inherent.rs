//! How votes get into a block.

use crate::{mock::*, Call, WeightInfo};
use assay_primitives::share::{BlockVotes, VoteInherent, VOTE_INHERENT_IDENTIFIER};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	inherent::{InherentData, ProvideInherent},
	storage::{with_transaction, TransactionOutcome},
	traits::Hooks,
};
use sp_runtime::{transaction_validity::TransactionSource, DispatchError};

fn data_of(given: &impl codec::Encode) -> InherentData {
	let mut data = InherentData::new();
	data.put_data(VOTE_INHERENT_IDENTIFIER, given).unwrap();
	data
}

/// Three votes that nobody would accept, and one late.
fn given() -> VoteInherent {
	let vote = || Some(vote(&pair(1), Tip::get(), 0));
	let (votes, late) = (BlockVotes([vote(), vote(), vote()]), BlockVotes([None, vote(), None]));
	VoteInherent { votes, late }
}

#[test]
fn inherent_is_made_of_the_votes_that_the_node_gives() {
	build_and_execute(|| {
		let given = given();
		let made = ShareVote::create_inherent(&data_of(&given));
		assert_eq!(made, Some(Call::vote { inherent: given }));
	});
}

#[test]
fn no_inherent_is_made_when_the_node_gives_no_votes() {
	build_and_execute(|| {
		assert_eq!(ShareVote::create_inherent(&InherentData::new()), None);
		assert_eq!(ShareVote::create_inherent(&data_of(&VoteInherent::default())), None);
		assert_eq!(ShareVote::create_inherent(&data_of(&7u8)), None);
	});
}

#[test]
fn inherent_is_judged_by_execution_alone() {
	build_and_execute(|| {
		let vote = Call::<Test>::vote { inherent: given() };
		assert!(ShareVote::is_inherent(&vote));
		assert!(!ShareVote::is_inherent(&Call::set_voting_key { key: key(1) }));
		assert!(ShareVote::check_inherent(&vote, &InherentData::new()).is_ok());
		assert!(matches!(ShareVote::is_inherent_required(&data_of(&given())), Ok(None)));
	});
}

#[test]
fn votes_are_refused_by_the_transaction_pool() {
	build_and_execute(|| {
		run_to(3);
		for source in [TransactionSource::External, TransactionSource::Local] {
			let votes = inherent(given());
			// It begins a block to look at the transaction, which nobody ends.
			let looked = with_transaction(|| {
				let verdict = Executive::validate_transaction(source, votes, Tip::get());
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(verdict))
			});
			looked.unwrap().unwrap_err();
		}
	});
}

#[test]
fn inherent_is_mandatory_and_weighs_its_votes() {
	build_and_execute(|| {
		for (inherent, count) in [(VoteInherent::default(), 0), (given(), 4)] {
			let info = Call::<Test>::vote { inherent }.get_dispatch_info();
			assert_eq!(info.class, DispatchClass::Mandatory);
			assert_eq!(info.call_weight, <() as WeightInfo>::vote(count));
		}
	});
}

#[test]
fn on_initialize_weighs_both_hooks() {
	build_and_execute(|| {
		System::initialize(&1, &Tip::get(), &Default::default());
		let weight = ShareVote::on_initialize(1);
		let both = <() as WeightInfo>::on_initialize() + <() as WeightInfo>::on_finalize();
		assert_eq!(weight, both);
		set_time(next_time());
		end();
	});
}

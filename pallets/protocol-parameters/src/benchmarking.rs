//! How long the calls take. Every group has one fixed size, so no call has a variable.

use super::*;
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_difficulty() {
		let new = DifficultyParameters {
			target_block_time: DifficultyParameters::MAX_TARGET_BLOCK_TIME,
			half_life: DifficultyParameters::MAX_HALF_LIFE,
		};
		Votes::<T>::mutate(|votes| votes.escape_gap = VoteParameters::MAX_ESCAPE_GAP);

		#[extrinsic_call]
		_(RawOrigin::Root, new);

		assert_eq!(Difficulty::<T>::get(), new);
	}

	#[benchmark]
	fn set_auction() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let new =
			AuctionParameters { surge_cap: AuctionParameters::MAX_SURGE_CAP, ..Default::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Auction::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn set_shares() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let new = ShareParameters { lifetime: ShareParameters::MAX_LIFETIME, ..Default::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Shares::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn set_votes() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let new =
			VoteParameters { escape_gap: VoteParameters::MAX_ESCAPE_GAP, ..Default::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Votes::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn set_rewards() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let new = RewardParameters {
			base_reward: RewardParameters::MAX_BASE_REWARD,
			..Default::default()
		};

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Rewards::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn set_settlement() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let new = SettlementParameters { period: SettlementParameters::MAX_PERIOD };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Settlement::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn set_nodes() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let new = NodeParameters { bond: NodeParameters::MAX_BOND, ..Default::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_eq!(Nodes::<T>::get(), new);
		Ok(())
	}

	#[benchmark]
	fn set_governance() {
		let new = GovernanceParameters { day: GovernanceParameters::MAX_DAY, ..Default::default() };

		#[extrinsic_call]
		_(RawOrigin::Root, new);

		assert_eq!(Governance::<T>::get(), new);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::Genesis::default().build(), crate::mock::Test);
}

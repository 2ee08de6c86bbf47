/**
 * Referenda on a real chain on which nobody may do anything alone: parameters that change, money that is
 * spent, referenda that fail and are ended by others, votes that are delegated, and money that votes
 * lock.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { free, send, sendOk } from '../src/api.js';
import { reaches } from '../src/chain.js';
import { ALICE_FINALISES } from '../src/chain-spec.js';
import {
	CONVICTIONS,
	Governance,
	preimageOf,
	standard,
	treasuryOf,
	withVotes,
} from '../src/governance.js';
import { History } from '../src/history.js';
import { account, alice, bob, charlie, dave, eve, ferdie } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { loneMiner } from '../src/lone-miner.js';
import { Market, series } from '../src/market.js';
import { requireHealthyLogs } from '../src/network.js';
import { Nodes } from '../src/nodes.js';
import { plain } from '../src/plain.js';
import { runProgram } from '../src/programs.js';
import { emission, Rewards } from '../src/rewards.js';
import { ASY, withShares } from '../src/shares.js';

const RATE = 20_000;
const BLOCK_TIME = 200;

/**
 * How many blocks governance counts as a day, so that nothing runs out before a test has come to it,
 * and how long conviction locks money at least.
 */
const DAY = 6;
const LOCK = 7 * DAY;

const SUBMISSION = 10n * ASY;
const DEPOSITS = { parameter_admin: 10_000n * ASY, big_spender: 10_000n * ASY };

/** Bob has nearly all his money in shares; the node votes for him and for Alice. */
const SHARES = { alice: 3_000, bob: 150_000 };

const GENESIS = withVotes(DAY, {
	...withShares(SHARES, {
		// At any difficulty and pool of this chain, a block pays everything.
		rewards: {
			baseReward: Number(72n * ASY),
			halvingPeriod: 10_000,
			difficultyLow: 1,
			difficultyHigh: 2,
			referencePool: 100,
		},
		settlement: { period: 10_000 },
	}),
	...ALICE_FINALISES,
});
GENESIS.shareVote.votingKeys = [alice, bob].map(({ address }) => [address, alice.address]);

/** Who gets what the treasury spends. */
const beneficiary = account('//governance/beneficiary');
const SPEND = 1_000n * ASY;

/** What everybody but Dave votes with. */
const AMOUNT = 9_000_000n * ASY;

describe('referenda', () => {
	const lab = new Lab('governance');
	let node;
	let api;
	let governance;
	let initial;
	/** The referenda, by what they are about. */
	const about = {};
	/** The block from which on Dave's vote locks nothing. */
	let unlocks;

	before(
		lab.prepare(
			async () => {
				({ node, api } = await loneMiner(lab, {
					rate: RATE,
					blockTime: BLOCK_TIME,
					genesis: GENESIS,
				}));
				governance = new Governance(api);
				await reaches(node, 1);
				await proposeAll();
				await voteAll();
			},
			{ timeout: 300_000 },
		),
	);
	after(() => lab.close());

	const groups = async () => ({
		rewards: plain(await api.query.protocolParameters.rewards()),
		auction: plain(await api.query.protocolParameters.auction()),
		nodes: plain(await api.query.protocolParameters.nodes()),
		settlement: plain(await api.query.protocolParameters.settlement()),
	});
	const errorOf = async (tx, signer) => (await send(api, tx, signer)).error;
	const hashAt = async (number) => (await api.rpc.chain.getBlockHash(number)).toHex();
	const numberOf = async ({ blockHash }) =>
		(await api.rpc.chain.getHeader(blockHash)).number.toNumber();

	/** Most of Dave's money, with what his vote locks. */
	const away = () => api.tx.balances.transferKeepAlive(ferdie.address, 6_000_000n * ASY);

	/** What the first three change. */
	const CHANGES = {
		rewards: { authorPart: 500_000n, ownersPart: 300_000n },
		auction: { basePrice: 5n * ASY },
		nodes: { bond: 300_000n * ASY },
	};

	/** All referenda are there at once. */
	async function proposeAll() {
		const { protocolParameters: set, referenda, treasury } = api.tx;
		initial = await groups();
		const changed = (group) => ({ ...initial[group], ...CHANGES[group] });
		const gift = api.tx.balances.transferKeepAlive(treasuryOf(api), 5n * SPEND);
		await sendOk(api, gift, ferdie);
		const wanted = (first) => ({
			rewards: { track: 'parameter_admin', call: set.setRewards(changed('rewards')) },
			auction: {
				track: 'parameter_admin',
				call: set.setAuction(changed('auction')),
				inline: true,
			},
			nodes: { track: 'parameter_admin', call: set.setNodes(changed('nodes')) },
			rejected: { track: 'parameter_admin', call: set.setSettlement({ period: 77 }) },
			cancelled: { track: 'parameter_admin', call: set.setSettlement({ period: 78 }) },
			cancelling: { track: 'referendum_canceller', call: referenda.cancel(first + 4) },
			killed: { track: 'big_spender', call: treasury.spend(null, SPEND, eve.address, null) },
			killing: { track: 'referendum_killer', call: referenda.kill(first + 6) },
			spend: {
				track: 'small_spender',
				call: treasury.spend(null, SPEND, beneficiary.address, null),
			},
		});
		const names = Object.keys(wanted(0));
		const indices = await governance.propose(eve, (first) => Object.values(wanted(first)));
		for (const [at, name] of names.entries()) about[name] = indices[at];
		about.calls = wanted(indices[0]);
	}

	/** Alice, Bob and Charlie are for most; Dave locks his money with one vote. */
	async function voteAll() {
		const passing = ['rewards', 'auction', 'nodes', 'cancelling', 'killing', 'spend'];
		const ayes = (conviction) =>
			passing.map((name) => [about[name], standard(true, AMOUNT, conviction)]);
		await Promise.all([
			governance.vote(alice, [...ayes('Locked1x'), [about.rejected, standard(true, ASY)]]),
			governance.vote(bob, ayes('Locked3x')),
			governance.vote(charlie, [...ayes('None'), [about.rejected, standard(false, AMOUNT, 'None')]]),
			governance.vote(dave, [[about.rewards, standard(true, 5_000_000n * ASY, 'Locked2x')]]),
		]);
	}

	/** Money that an account has on hold for shares. */
	const inShares = async (who) => (await (await Market.at(api)).holds(who)).Shares;

	test(
		'winner_cannot_spend_what_it_locked_before_the_time_of_its_conviction_is_over',
		lab.guard(async (t) => {
			unlocks = (await governance.ends(about.rewards, 'Approved')) + 2 * LOCK;
			const [track, index] = [1, about.rewards];
			const { unlock, removeVote } = api.tx.convictionVoting;
			const remove = api.tx.utility.batchAll([removeVote(track, index), unlock(track, dave.address)]);
			const removed = await numberOf(await sendOk(api, remove, dave));
			assert.equal(await governance.locked(dave), 5_000_000n * ASY);
			assert.equal(await errorOf(away(), dave), 'Token.Frozen');
			assert.ok(removed < unlocks, 'the lock was too short for the test');
			t.diagnostic(`removed in block ${removed}, free from block ${unlocks} on`);
		}),
	);

	test(
		'treasury_pays_what_was_approved_to_whom_anybody_asks_for_it',
		lab.guard(async () => {
			const { hash, error } = await governance.enacted(about.spend);
			assert.equal(error, undefined);
			const [spend] = await (await Rewards.at(api, hash)).events('treasury', 'AssetSpendApproved');
			assert.deepEqual([spend.amount, spend.beneficiary], [SPEND, beneficiary.address]);
			assert.equal(await free(api, beneficiary), 0n);
			await sendOk(api, api.tx.treasury.payout(spend.index), dave);
			assert.equal(await free(api, beneficiary), SPEND);
			assert.equal(
				await errorOf(api.tx.treasury.payout(spend.index), dave),
				'treasury.AlreadyAttempted',
			);
			await sendOk(api, api.tx.treasury.checkStatus(spend.index), dave);
			assert.equal(await errorOf(api.tx.treasury.payout(spend.index), dave), 'treasury.InvalidIndex');
		}),
	);

	test(
		'money_in_shares_votes_like_other_money_and_the_tally_counts_convictions',
		lab.guard(async () => {
			assert.ok((await inShares(bob)) > 8_000_000n * ASY);
			assert.ok((await free(api, bob)) < 2_000_000n * ASY);
			const confirmed = async (index) => {
				const since = await governance.ends(index, 'Approved');
				const events = await (await Rewards.at(api, await hashAt(since))).events('referenda', 'Confirmed');
				return events.find((it) => Number(it.index) === index).tally;
			};
			const votes =
				CONVICTIONS.Locked1x(AMOUNT) + CONVICTIONS.Locked3x(AMOUNT) + CONVICTIONS.None(AMOUNT);
			assert.deepEqual(await confirmed(about.auction), { ayes: votes, nays: 0n, support: 3n * AMOUNT });
			const daves = 5_000_000n * ASY;
			assert.deepEqual(await confirmed(about.rewards), {
				ayes: votes + CONVICTIONS.Locked2x(daves),
				nays: 0n,
				support: 3n * AMOUNT + daves,
			});
		}),
	);

	test(
		'voters_without_conviction_and_losers_are_free_as_soon_as_it_is_over',
		lab.guard(async () => {
			await governance.ends(about.rejected, 'Rejected');
			await governance.ends(about.killing, 'Approved');
			const { unlock, removeVote } = api.tx.convictionVoting;
			const calls = [];
			for (const [name, track] of [
				['rewards', 1],
				['auction', 1],
				['nodes', 1],
				['rejected', 1],
				['spend', 2],
				['cancelling', 5],
				['killing', 6],
			]) {
				calls.push(removeVote(track, about[name]), unlock(track, charlie.address));
			}
			assert.equal(await governance.locked(charlie), AMOUNT);
			await sendOk(api, api.tx.utility.batchAll(calls), charlie);
			assert.equal(await governance.locked(charlie), 0n);
		}),
	);

	test(
		'approved_changes_show_in_the_reward_the_price_and_the_bond',
		lab.guard(async (t) => {
			const enacted = {};
			for (const group of Object.keys(CHANGES)) {
				enacted[group] = await governance.enacted(about[group]);
				assert.equal(enacted[group].error, undefined);
				assert.deepEqual((await groups())[group], { ...initial[group], ...CHANGES[group] });
			}
			t.diagnostic(`enacted in blocks ${Object.values(enacted).map(({ number }) => number)}`);

			const { number } = enacted.rewards;
			await reaches(node, number + 1);
			const [was, is] = [
				await Rewards.at(api, await hashAt(number)),
				await Rewards.at(api, await hashAt(number + 1)),
			];
			const [paid] = await is.events('rewardDistribution', 'BlockRewarded');
			assert.equal(paid.reward, 36n * ASY);
			const told = await was.blockReward();
			const { difficulty, pool } = told;
			const block = { number: BigInt(number + 1), difficulty, pool };
			assert.deepEqual(told, emission(await was.parameters(), block));
			assert.equal(told.ownerEach, (72n * ASY * 3n) / 10n / 3n);

			const market = await Market.at(api, enacted.auction.hash);
			const { auction } = await groups();
			assert.equal(await market.askedPrice(), series(auction, await market.size(), 1n));
			assert.ok((await market.askedPrice()) > 5n * ASY);
			assert.equal(await (await Nodes.at(api, enacted.nodes.hash)).bondNow(), 300_000n * ASY);
		}),
	);

	test(
		'referendum_that_most_vote_against_is_rejected_and_changes_nothing',
		lab.guard(async () => {
			await governance.ends(about.rejected, 'Rejected');
			assert.equal((await groups()).settlement.period, initial.settlement.period);
			const { refundSubmissionDeposit } = api.tx.referenda;
			assert.equal(
				await errorOf(refundSubmissionDeposit(about.rejected), eve),
				'referenda.BadStatus',
			);
		}),
	);

	test(
		'canceller_ends_a_referendum_whose_deposits_come_back',
		lab.guard(async () => {
			const { number, error } = await governance.enacted(about.cancelling);
			assert.equal(error, undefined);
			assert.equal(await governance.ends(about.cancelled, 'Cancelled'), number);
			const { referenda: was } = await governance.deposits(eve);
			const { refundDecisionDeposit, refundSubmissionDeposit } = api.tx.referenda;
			const refunds = [refundDecisionDeposit, refundSubmissionDeposit].map((it) =>
				it(about.cancelled),
			);
			await sendOk(api, api.tx.utility.batchAll(refunds), ferdie);
			const { referenda: is } = await governance.deposits(eve);
			assert.equal(was - is, DEPOSITS.parameter_admin + SUBMISSION);
			assert.equal((await groups()).settlement.period, initial.settlement.period);
		}),
	);

	test(
		'killer_ends_a_referendum_whose_deposits_go_to_the_treasury',
		lab.guard(async () => {
			const { number, hash, error } = await governance.enacted(about.killing);
			assert.equal(error, undefined);
			assert.equal(await governance.ends(about.killed, 'Killed'), number);
			const slashed = await (await Rewards.at(api, hash)).events('referenda', 'DepositSlashed');
			const lost = slashed.map(({ who, amount }) => [who, amount]);
			assert.deepEqual(lost, [
				[eve.address, SUBMISSION],
				[eve.address, DEPOSITS.big_spender],
			]);
			const treasury = treasuryOf(api);
			const before = await hashAt(number - 1);
			// The fees of the block may have come on top.
			const gained = (await free(api, treasury, hash)) - (await free(api, treasury, before));
			assert.ok(gained >= SUBMISSION + DEPOSITS.big_spender);
			const [was, is] = await Promise.all(
				[before, hash].map(async (it) => (await Rewards.at(api, it)).issuance()),
			);
			assert.ok(is >= was, 'a deposit was burnt');
		}),
	);

	test(
		'delegated_votes_count_with_those_of_the_delegate_until_they_are_taken_back',
		lab.guard(async () => {
			const call = api.tx.system.remark('delegation');
			const [index] = await governance.propose(eve, [{ track: 'node_admin', call, deposit: false }]);
			const { delegate, undelegate, vote } = api.tx.convictionVoting;
			const [track, lent, own] = [4, 3_000_000n * ASY, 1_000_000n * ASY];
			await governance.vote(bob, [[index, standard(true, own)]]);
			assert.deepEqual(await governance.tally(index), { ayes: own, nays: 0n, support: own });

			await sendOk(api, delegate(track, bob.address, 'Locked2x', lent), ferdie);
			assert.deepEqual(await governance.tally(index), {
				ayes: own + 2n * lent,
				nays: 0n,
				support: own + lent,
			});
			const ownVote = vote(index, standard(false, lent));
			assert.equal(await errorOf(ownVote, ferdie), 'convictionVoting.AlreadyDelegating');
			await sendOk(api, undelegate(track), ferdie);
			assert.deepEqual(await governance.tally(index), { ayes: own, nays: 0n, support: own });
			assert.equal(await governance.locked(ferdie), lent);
			await governance.vote(ferdie, [[index, standard(false, lent)]]);
			assert.deepEqual(await governance.tally(index), { ayes: own, nays: lent, support: own });
		}),
	);

	test(
		'winner_can_spend_what_it_locked_when_the_time_of_its_conviction_is_over',
		lab.guard(async () => {
			await reaches(node, unlocks - 1);
			await sendOk(api, api.tx.convictionVoting.unlock(1, dave.address), ferdie);
			assert.equal(await governance.locked(dave), 0n);
			await sendOk(api, away(), dave);
		}),
	);

	test(
		'deposits_come_back_to_the_unit_but_for_what_was_lost',
		lab.guard(async () => {
			const { refundDecisionDeposit, refundSubmissionDeposit } = api.tx.referenda;
			const approved = ['rewards', 'auction', 'nodes', 'cancelling', 'killing', 'spend'];
			const calls = [
				...approved.flatMap((name) => [
					refundDecisionDeposit(about[name]),
					refundSubmissionDeposit(about[name]),
				]),
				refundDecisionDeposit(about.rejected),
				...Object.values(about.calls)
					.filter(({ inline }) => !inline)
					.map(({ call }) => api.tx.preimage.unnotePreimage(preimageOf(call).hash)),
				api.tx.preimage.unnotePreimage(preimageOf(api.tx.system.remark('delegation')).hash),
			];
			await sendOk(api, api.tx.utility.batchAll(calls), eve);
			// What is left is that of the rejected one, and of the one that is not decided.
			assert.deepEqual(await governance.deposits(eve), {
				preimages: 0n,
				referenda: 2n * SUBMISSION,
			});
			requireHealthyLogs([node]);
		}),
	);

	test(
		'account_history_tells_of_proposals_deposits_votes_and_delegations',
		lab.guard(
			async () => {
				const url = `--url=${node.wsUrl}`;
				const tell = async ({ address }) => {
					const args = [url, '--from=1', `--account=${address}`];
					const { code, stdout, stderr } = await runProgram('account-history', ...args);
					assert.equal(code, 0, stdout + stderr);
					return new History(stdout);
				};
				const [ofEve, ofDave, ofFerdie] = await Promise.all([eve, dave, ferdie].map(tell));

				const proposed = ofEve.total(/proposed referendum \d+ .* a deposit of ([\d,.]+) ASY$/);
				assert.equal(proposed, 10n * SUBMISSION);
				const placed = ofEve.total(/placed the decision deposit of referendum \d+: ([\d,.]+) ASY$/);
				const back = ofEve.total(/got back the \w+ deposit of referendum \d+: ([\d,.]+) ASY$/);
				const lost = ofEve.total(/lost a deposit of ([\d,.]+) ASY to the treasury$/);
				assert.equal(lost, SUBMISSION + DEPOSITS.big_spender);
				assert.equal(proposed + placed, back + lost + 2n * SUBMISSION);

				const { rewards } = about;
				for (const line of [
					`voted on referendum ${rewards}, Locked2x: aye with 5,000,000 ASY`,
					'votes on the track parameter_admin now lock 5,000,000 ASY',
					'votes on the track parameter_admin now lock 0 ASY',
				]) {
					assert.match(ofDave.text, new RegExp(`${line}$`, 'm'));
				}
				const delegated = `delegated its votes on the track node_admin to ${bob.address}`;
				assert.match(ofFerdie.text, new RegExp(`${delegated}$`, 'm'));
				assert.match(ofFerdie.text, /ended its delegation on the track node_admin$/m);
			},
			{ timeout: 300_000 },
		),
	);
});

/**
 * Bad proposals and bad votes: each ends in a clear event or error, and changes nothing.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { errorName, eventsOf, free, send, sendOk } from '../src/api.js';
import { reaches } from '../src/chain.js';
import { ALICE_FINALISES, NO_SHARES } from '../src/chain-spec.js';
import { FUNDS, Governance, preimageOf, standard, treasuryOf, withVotes } from '../src/governance.js';
import { account, alice, bob, charlie, eve, ferdie } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { loneMiner } from '../src/lone-miner.js';
import { requireHealthyLogs } from '../src/network.js';
import { Rewards } from '../src/rewards.js';
import { ASY } from '../src/shares.js';

const RATE = 20_000;
const BLOCK_TIME = 200;

/**
 * How many blocks governance counts as a day: an hour is one block all the same, so that most is
 * enacted no later than with a shorter day, and nothing runs out before a test has come to it.
 */
const DAY = 12;
const AMOUNT = 9_000_000n * ASY;

/** The most that the small spender may spend at once. */
const LIMIT = 10_000n * ASY;

describe('bad proposals', () => {
	const lab = new Lab('governance-bad');
	const poor = account('//governance-bad/poor');
	let node;
	let api;
	let governance;
	let parameters;
	/** The referenda, by what is bad about them. */
	const about = {};

	before(
		lab.prepare(
			async () => {
				({ node, api } = await loneMiner(lab, {
					rate: RATE,
					blockTime: BLOCK_TIME,
					genesis: withVotes(DAY, { ...NO_SHARES, ...ALICE_FINALISES }),
				}));
				governance = new Governance(api);
				await reaches(node, 1);
				parameters = await allParameters();
				await proposeAll();
			},
			{ timeout: 300_000 },
		),
	);
	after(() => lab.close());

	const errorOf = async (tx, signer) => (await send(api, tx, signer)).error;

	/** Fail unless each of several calls fails, with its error. */
	async function requireErrors(cases, signer) {
		const batch = api.tx.utility.forceBatch(cases.map(([call]) => call));
		const failed = eventsOf(await sendOk(api, batch, signer), api.events.utility.ItemFailed);
		const errors = failed.map(({ data }) => errorName(api, data.error));
		assert.deepEqual(
			errors,
			cases.map(([, error]) => error),
		);
	}

	/** All groups of parameters, encoded. */
	async function allParameters() {
		const { palletVersion, ...groups } = api.query.protocolParameters;
		const found = {};
		for (const [name, query] of Object.entries(groups)) found[name] = (await query()).toHex();
		return found;
	}

	/** Everything is proposed at once, and everybody is for it. */
	async function proposeAll() {
		const { protocolParameters: set, stakingNode, treasury } = api.tx;
		const now = async (group) => (await api.query.protocolParameters[group]()).toJSON();
		const rewards = await now('rewards');
		const spend = (amount) => treasury.spend(null, amount, poor.address, null);
		const wanted = {
			outOfRange: {
				track: 'parameter_admin',
				call: set.setRewards({ ...rewards, authorPart: 900_000 }),
			},
			failing: { track: 'node_admin', call: stakingNode.forceUnjail(ferdie.address) },
			neverNoted: {
				track: 'parameter_admin',
				call: set.setSettlement({ period: 71 }),
				noted: false,
			},
			takenBack: { track: 'parameter_admin', call: set.setSettlement({ period: 72 }) },
			tooMuch: { track: 'small_spender', call: spend(LIMIT) },
			aboveLimit: { track: 'small_spender', call: spend(LIMIT + 1n) },
			batchAboveLimit: {
				track: 'small_spender',
				call: api.tx.utility.batchAll([spend(LIMIT), spend(1n)]),
			},
			foreign: { track: 'small_spender', call: set.setSettlement({ period: 73 }) },
			rootOnly: { track: 'parameter_admin', call: set.setGovernance(await now('governance')) },
		};
		const names = Object.keys(wanted);
		const indices = await governance.propose(eve, Object.values(wanted));
		for (const [at, name] of names.entries()) about[name] = indices[at];
		about.calls = wanted;
		const ayes = indices.map((index) => [index, standard(true, AMOUNT, 'None')]);
		await Promise.all([
			sendOk(api, api.tx.preimage.unnotePreimage(preimageOf(wanted.takenBack.call).hash), eve),
			...[alice, bob, charlie].map((voter) => governance.vote(voter, ayes)),
		]);
	}

	test(
		'spend_larger_than_the_treasury_is_not_paid_and_can_be_once_there_is_money',
		lab.guard(async () => {
			const { hash, error } = await governance.enacted(about.tooMuch);
			assert.equal(error, undefined);
			const spends = await (await Rewards.at(api, hash)).events('treasury', 'AssetSpendApproved');
			assert.deepEqual(
				spends.map(({ amount }) => amount),
				[LIMIT],
			);
			const [{ index }] = spends;
			assert.equal((await api.query.treasury.spendCount()).toBigInt(), index + 1n);
			const treasury = treasuryOf(api);
			const payout = api.tx.treasury.payout(index);
			const [had, poors] = [await free(api, treasury), await free(api, poor)];
			assert.ok(had < LIMIT);
			assert.equal(await errorOf(payout, ferdie), 'treasury.PayoutError');
			assert.equal(await free(api, poor), poors);
			assert.ok((await free(api, treasury)) >= had);
			assert.equal(
				await errorOf(api.tx.treasury.checkStatus(index), ferdie),
				'treasury.NotAttempted',
			);

			await sendOk(api, api.tx.balances.transferKeepAlive(treasury, LIMIT), ferdie);
			await sendOk(api, payout, ferdie);
			assert.equal(await free(api, poor), poors + LIMIT);
		}),
	);

	test(
		'bad_vote_is_refused_and_does_not_count',
		lab.guard(async () => {
			const { vote, delegate } = api.tx.convictionVoting;
			const call = api.tx.system.remark('no vote counts');
			const [index] = await governance.propose(eve, [{ track: 'node_admin', call, deposit: false }]);
			const tooMuch = 2n * FUNDS;
			const cases = [
				[vote(index, standard(true, tooMuch)), 'InsufficientFunds'],
				[vote(index, { Split: { aye: FUNDS, nay: FUNDS } }), 'InsufficientFunds'],
				[vote(9_999, standard(true, ASY)), 'NotOngoing'],
				[delegate(4, bob.address, 'Locked1x', tooMuch), 'InsufficientFunds'],
				[delegate(99, bob.address, 'Locked1x', ASY), 'BadClass'],
				[delegate(4, ferdie.address, 'Locked1x', ASY), 'Nonsense'],
			];
			await requireErrors(cases.map(([call, error]) => [call, `convictionVoting.${error}`]), ferdie);
			assert.deepEqual(await governance.tally(index), { ayes: 0n, nays: 0n, support: 0n });
			assert.equal(await governance.locked(ferdie), 0n);
		}),
	);

	test(
		'bad_submission_is_refused_and_keeps_no_deposit',
		lab.guard(async () => {
			const { submit, placeDecisionDeposit, refundDecisionDeposit, cancel, kill } =
				api.tx.referenda;
			const call = api.tx.system.remark('no track');
			const inline = { Inline: call.method.toHex() };
			const { hash, len } = preimageOf(about.calls.outOfRange.call);
			const wrong = { Lookup: { hash, len: len + 1 } };
			const after = { After: 1 };
			const admin = { Origins: 'ParameterAdmin' };
			const count = await api.query.referenda.referendumCount();
			const was = await governance.deposits(ferdie);
			await requireErrors(
				[
					[submit({ system: { Signed: ferdie.address } }, inline, after), 'referenda.NoTrack'],
					[submit({ system: 'None' }, inline, after), 'referenda.NoTrack'],
					[submit(admin, wrong, after), 'referenda.PreimageStoredWithDifferentLength'],
					[placeDecisionDeposit(9_999), 'referenda.NotOngoing'],
					[refundDecisionDeposit(9_999), 'referenda.BadReferendum'],
					[cancel(about.failing), 'BadOrigin'],
					[kill(about.failing), 'BadOrigin'],
					[api.tx.treasury.spend(null, ASY, poor.address, null), 'BadOrigin'],
					[api.tx.system.applyAuthorizedUpgrade('0x00'), 'system.NothingAuthorized'],
				],
				ferdie,
			);
			assert.deepEqual(await governance.deposits(ferdie), was);
			assert.equal(`${await api.query.referenda.referendumCount()}`, `${count}`);
		}),
	);

	test(
		'preimage_that_is_too_large_is_refused_and_keeps_no_deposit',
		lab.guard(async () => {
			const bytes = `0x${'00'.repeat(4 * 1024 * 1024 + 1)}`;
			const noting = send(api, api.tx.preimage.notePreimage(bytes), ferdie);
			await assert.rejects(noting, /exhaust the block limits/);
			assert.deepEqual(await governance.deposits(ferdie), { preimages: 0n, referenda: 0n });
			const none = preimageOf(api.tx.system.remark('nobody has noted this')).hash;
			const eves = preimageOf(about.calls.outOfRange.call).hash;
			const { unnotePreimage } = api.tx.preimage;
			await requireErrors(
				[
					[unnotePreimage(none), 'preimage.NotNoted'],
					[unnotePreimage(eves), 'preimage.NotAuthorized'],
				],
				ferdie,
			);
		}),
	);

	test(
		'approved_proposal_that_cannot_be_done_says_why_and_changes_nothing',
		lab.guard(async (t) => {
			for (const [name, error] of [
				['outOfRange', 'protocolParameters.SplitOutOfRange'],
				['failing', 'stakingNode.NotANode'],
				['neverNoted', 'CallUnavailable'],
				['takenBack', 'CallUnavailable'],
				['aboveLimit', 'treasury.InsufficientPermission'],
				['batchAboveLimit', 'treasury.InsufficientPermission'],
				['foreign', 'BadOrigin'],
				['rootOnly', 'BadOrigin'],
			]) {
				const enacted = await governance.enacted(about[name]);
				assert.equal(enacted.error, error, name);
				t.diagnostic(`${name}: ${error} in block ${enacted.number}`);
			}
			assert.deepEqual(await allParameters(), parameters);
		}),
	);

	test(
		'decision_deposit_without_money_is_refused_and_the_referendum_waits',
		lab.guard(async () => {
			const call = api.tx.system.remark('nobody pays');
			const [index] = await governance.propose(eve, [{ track: 'root', call, deposit: false }]);
			const { placeDecisionDeposit, refundDecisionDeposit, refundSubmissionDeposit } =
				api.tx.referenda;
			await sendOk(api, api.tx.balances.transferKeepAlive(poor.address, ASY), ferdie);
			const place = placeDecisionDeposit(index);
			assert.equal(await errorOf(place, poor), 'balances.InsufficientBalance');
			await requireErrors([[refundSubmissionDeposit(index), 'referenda.BadStatus']], eve);
			const { state, status } = await governance.referendum(index);
			assert.equal(state, 'Ongoing');
			assert.ok(status.deciding.isNone && status.decisionDeposit.isNone);
			await sendOk(api, place, ferdie);
			await requireErrors(
				[
					[place, 'referenda.HasDeposit'],
					[refundDecisionDeposit(index), 'referenda.Unfinished'],
				],
				ferdie,
			);
		}),
	);

	test(
		'vote_on_what_has_ended_is_refused',
		lab.guard(async () => {
			const ended = [about.outOfRange, about.tooMuch];
			await Promise.all(ended.map((index) => governance.ends(index, 'Approved')));
			const { vote } = api.tx.convictionVoting;
			const votes = ended.map((index) => vote(index, standard(false, ASY)));
			await requireErrors(votes.map((it) => [it, 'convictionVoting.NotOngoing']), ferdie);
			assert.equal(await governance.locked(ferdie), 0n);
			requireHealthyLogs([node]);
		}),
	);
});

/**
 * The life of a StakingNode on a real chain: registered, paid, punished, jailed, back, closed, and
 * its bond returned.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { errorName, eventsOf, free, send, sendOk } from '../src/api.js';
import { finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { ALICE_FINALISES } from '../src/chain-spec.js';
import { account, alice, bob, charlie, eve, ferdie } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { loneMiner } from '../src/lone-miner.js';
import { identity, requireHealthyLogs, through } from '../src/network.js';
import { newKeys, Nodes, registration, tallyOf } from '../src/nodes.js';
import { Rewards } from '../src/rewards.js';
import { ASY, insertVoter, withShares } from '../src/shares.js';
import { CLOSED_AFTER, paidBetween, paidOn } from '../src/vote-pay.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 400;
const MATURITY = 4;
const MILLION = 1_000_000n;

const WINDOW = 10;
const JAIL = 50;
// Long enough for all that has to happen in one, on a slow machine too.
const SESSION = 60;
const EVIDENCE = SESSION;

/** What the parts of a vote are where a block pays 72. */
const [OWNER, NODE] = [6n * ASY, 3n * ASY];

const GENESIS = {
	...withShares(
		{ alice: 7_500 },
		{
			shares: { maturity: MATURITY, lifetime: 10_000 },
			// At any difficulty and pool of this chain, a block pays everything, also to a node with a
			// quarter of the shares.
			rewards: {
				baseReward: Number(72n * ASY),
				halvingPeriod: 10_000,
				difficultyLow: 1,
				difficultyHigh: 2,
				referencePool: 100,
				nodeCap: 1_000_000,
			},
			// Nothing is settled while the tests run.
			settlement: { period: 10_000 },
			nodes: {
				bondLock: 10_000,
				evidencePeriod: EVIDENCE,
				penaltyWindow: WINDOW,
				// Only a node that is gone misses so many, however slow the machine.
				mildPenalty: { above: 400_000, ofBond: 10_000 },
				jail: JAIL,
				session: SESSION,
			},
		},
	),
	...ALICE_FINALISES,
};

describe('a StakingNode', () => {
	const lab = new Lab('staking-node');
	let node;
	let operator;
	let operatorFlags;
	let api;
	let keys;

	before(
		lab.prepare(
			async () => {
				let chain;
				({ chain, node, api } = await loneMiner(lab, {
					node: 'miner',
					rate: RATE,
					flags: ['--quorum-wait=200'],
					blockTime: BLOCK_TIME,
					genesis: GENESIS,
				}));
				operatorFlags = [
					`--chain=${chain}`,
					'--validator',
					identity('operator'),
					...(await through(node)),
				];
				operator = await lab.start('operator', operatorFlags);
				await hasPeers(operator, 1);
				await reaches(node, 2);
			},
			{ timeout: 180_000 },
		),
	);
	after(() => lab.close());

	const hashAt = async (number) => (await api.rpc.chain.getBlockHash(number)).toHex();
	const nodesAt = async (number) => Nodes.at(api, await hashAt(number));
	const rewardsAt = async (number) => Rewards.at(api, await hashAt(number));
	const info = async () => (await Nodes.at(api)).node(eve);
	const errorOf = async (tx, signer) => (await send(api, tx, signer)).error;
	const withdraw = () => api.tx.stakingNode.withdrawBond(eve.address);
	const delegate = (shares) => api.tx.validateShare.bid(shares, 1_000n * ASY, eve.address);
	const bySudo = async (call) => {
		const included = await sendOk(api, api.tx.sudo.sudo(call), alice);
		const [{ data }] = eventsOf(included, api.events.sudo.Sudid);
		const { sudoResult } = data;
		assert.ok(sudoResult.isOk, sudoResult.isErr && errorName(api, sudoResult.asErr));
	};

	/** Wait until the node has voted, and return what the votes on a block were paid. */
	const nextPaid = async (from, wanted = () => true) => {
		let number = from;
		return waitFor(
			`a vote of the node on block ${from} or later`,
			async () => {
				for (const last = (await height(node)) - CLOSED_AFTER; number <= last; number++) {
					const own = (await paidOn(api, number)).filter((it) => it.delegate === eve.address);
					if (own.some(wanted)) return own.find(wanted);
				}
				return undefined;
			},
			{ state: () => number },
		);
	};

	test(
		'registration_without_money_or_with_keys_of_others_is_refused_and_changes_nothing',
		lab.guard(async () => {
			const poor = account('//staking-node/poor');
			await sendOk(api, api.tx.balances.transferKeepAlive(poor.address, 100n * ASY), charlie);
			const [own, others] = [await newKeys(operator, poor), await newKeys(operator, ferdie)];
			const bond = await (await Nodes.at(api)).bondNow();
			for (const [tx, error] of [
				[registration(api, own), 'CannotPayBond'],
				[registration(api, own, { limit: bond - 1n }), 'BondAboveLimit'],
				[registration(api, others), 'InvalidProof'],
				[registration(api, { keys: own.keys, proof: others.proof }), 'InvalidProof'],
			]) {
				assert.equal(await errorOf(tx, poor), `stakingNode.${error}`);
			}
			const nodes = await Nodes.at(api);
			assert.equal(await nodes.node(poor), undefined);
			assert.equal(await nodes.heldBond(poor), 0n);
			assert.equal(await nodes.bondNow(), bond);
		}),
	);

	test(
		'node_holds_the_bond_that_was_told_beforehand_and_registers_once',
		lab.guard(async () => {
			const bond = await (await Nodes.at(api)).bondNow();
			keys = await newKeys(operator, eve);
			const included = await sendOk(api, registration(api, keys, { limit: bond }), eve);
			const [{ data }] = eventsOf(included, api.events.stakingNode.NodeRegistered);
			assert.equal(data.bond.toBigInt(), bond);
			const nodes = await Nodes.at(api, included.blockHash);
			const registered = await nodes.node(eve);
			assert.deepEqual(
				[registered.bond, registered.missingBond, registered.refusal, registered.drawn],
				[bond, 0n, undefined, 0n],
			);
			// The library calls it so: maps have `keys` already.
			assert.deepEqual(registered.keys_, { grandpa: keys.grandpa, vote: keys.vote });
			assert.equal(await nodes.heldBond(eve), bond);

			const ferdies = await newKeys(operator, ferdie);
			const mixed = `${keys.grandpa}${ferdies.vote.slice(2)}`;
			for (const [tx, signer, error] of [
				[registration(api, keys), eve, 'AlreadyRegistered'],
				[registration(api, keys), ferdie, 'VotingKeyInUse'],
				[registration(api, { ...ferdies, keys: mixed }), ferdie, 'FinalityKeyInUse'],
			]) {
				assert.equal(await errorOf(tx, signer), `stakingNode.${error}`);
			}
		}),
	);

	test(
		'holder_and_node_are_paid_six_and_three_for_each_vote_and_the_record_counts_it',
		lab.guard(
			async (t) => {
				await sendOk(api, delegate(2_500), bob);
				const from = await height(node);
				const enough = async () => (await info()).lifetime.voted >= 12n;
				await waitFor('twelve votes of the node', enough);
				const to = await height(node);
				await reaches(node, to + CLOSED_AFTER);

				const paid = await paidBetween(api, from, to);
				const own = paid.filter((it) => it.delegate === eve.address);
				assert.ok(own.length > 0 && own.length < paid.length);
				const third = (amount) => (amount * 2n) / 3n;
				for (const { delegate: by, outcome, owner, node: part } of paid) {
					const due = [OWNER, by === eve.address ? NODE : 0n];
					assert.deepEqual([owner, part], outcome === 'Late' ? due.map(third) : due);
				}
				const last = await nodesAt(to + CLOSED_AFTER);
				const rewards = await Rewards.at(api, last.hash);
				const all = await last.draws();
				const { drawn, tally } = tallyOf(all, eve);
				const found = await last.node(eve);
				assert.equal(found.drawn, drawn);
				assert.deepEqual(found.lifetime, tally);
				assert.equal(
					found.windows.length,
					Math.floor(Number(tally.voted + tally.late + tally.missed) / WINDOW),
				);

				// Every vote paid the same, so the sum follows from the record.
				const each = (full) => tally.voted * full + tally.late * third(full);
				assert.equal((await rewards.unsettled(eve)).reward, each(NODE));
				assert.equal((await rewards.unsettled(bob)).reward, each(OWNER));
				assert.equal(found.bond, found.registeredWith);
				t.diagnostic(`${own.length} votes by the node in blocks ${from} to ${to}`);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'elected_node_finalises_beside_the_authority_of_genesis_with_a_tenth_at_most',
		lab.guard(
			async () => {
				const seated = async () => 'now' in (await info()).finality;
				await waitFor('the node to be elected', seated);
				const set = await (await Nodes.at(api)).finalitySet();
				assert.equal(set.seats.length, 2);
				const total = set.seats.reduce((sum, { weight }) => sum + weight, 0n);
				const own = set.seats.find((seat) => seat.node === eve.address);
				assert.equal(own.key, keys.grandpa);
				assert.ok(own.weight * 10n <= total);
				await finalizes(operator, Number(set.since) + 5);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'node_that_stops_voting_pays_and_is_jailed_when_its_window_ends',
		lab.guard(
			async (t) => {
				const before = await info();
				await operator.stop();
				const jailed = async () => (await info()).jailedUntil !== undefined;
				await waitFor('the node to be jailed', jailed);
				const now = await Nodes.at(api);
				const found = await now.node(eve);
				const number = Number(found.jailedUntil) - JAIL;

				const events = await rewardsAt(number);
				const [closed] = await events.events('stakingNode', 'WindowClosed');
				const { voted, late, missed } = closed.tally;
				assert.equal(voted + late + missed, BigInt(WINDOW));
				const part = missed * 100n > 50n * BigInt(WINDOW) ? 50_000n : 10_000n;
				assert.ok(missed * 100n > 40n * BigInt(WINDOW));
				const due = (before.registeredWith * part) / MILLION;
				const [slashed, ...others] = await events.events('stakingNode', 'BondSlashed');
				assert.deepEqual(others, []);
				assert.deepEqual([slashed.burnt, slashed.covered], [due, 0n]);
				assert.equal(found.bond, before.bond - due);
				assert.equal(await now.heldBond(eve), before.bond - due);
				const [was, is] = [await nodesAt(number - 1), await nodesAt(number)];
				assert.equal(await was.heldBond(eve), before.bond);
				assert.equal(await is.heldBond(eve), before.bond - due);
				t.diagnostic(`${missed} of ${WINDOW} missed: ${due} burnt in block ${number}`);

				assert.equal(found.refusal, 'Jailed');
				assert.equal(await errorOf(delegate(10), ferdie), 'validateShare.DelegateIsJailed');
				assert.equal((await info()).shares.all > 0n, true);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'jailed_node_votes_without_pay_and_earns_again_when_its_time_is_over',
		lab.guard(
			async () => {
				const unjail = api.tx.stakingNode.unjail();
				assert.equal(await errorOf(unjail, eve), 'stakingNode.StillJailed');
				await operator.start({ args: operatorFlags });
				await hasPeers(operator, 1);
				const unpaid = await nextPaid((await height(node)) - 2);
				assert.equal(unpaid.owner, unpaid.outcome === 'Late' ? (OWNER * 2n) / 3n : OWNER);
				assert.equal(unpaid.node, 0n);

				const { jailedUntil, bond } = await info();
				// As long as a window with its absence is open, it can be punished again.
				const since = await height(node);
				const ready = async () => {
					const { closed, tally } = (await info()).windows.at(-1);
					const votes = closed > since && tally.missed * 5n <= BigInt(WINDOW);
					return votes && (await height(node)) >= jailedUntil;
				};
				await waitFor('a window with its votes, and the end of its time in jail', ready);
				// It left the set with the last election.
				const set = await (await Nodes.at(api)).finalitySet();
				assert.ok(!set.seats.some((seat) => seat.node === eve.address));
				await sendOk(api, unjail, eve);
				const from = await height(node);
				assert.equal((await info()).refusal, undefined);
				const paid = await nextPaid(from, (it) => it.outcome === 'Voted');
				assert.deepEqual([paid.owner, paid.node], [OWNER, NODE]);
				assert.equal(
					(await info()).bond,
					bond,
					'it was punished twice in the time of a jail',
				);
				assert.equal(await errorOf(unjail, eve), 'stakingNode.NotJailed');
				await sendOk(api, delegate(10), ferdie);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'bond_comes_back_to_the_unit_when_all_its_conditions_hold_and_not_before',
		lab.guard(
			async (t) => {
				assert.equal(await errorOf(withdraw(), charlie), 'stakingNode.NotClosed');
				for (const name of ['bob', 'ferdie']) await insertVoter(node, name);
				await Promise.all(
					[bob, ferdie].map((holder) =>
						sendOk(api, api.tx.shareVote.setVotingKey(holder.publicKey), holder),
					),
				);
				// All that follows has the session to itself that begins now.
				const next = (Math.floor((await height(node)) / SESSION) + 1) * SESSION;
				await reaches(node, next);
				const seated = (await (await Nodes.at(api)).finalitySet()).seats;
				assert.ok(
					seated.some((seat) => seat.node === eve.address),
					'it was not elected again',
				);

				await sendOk(api, api.tx.stakingNode.close(), eve);
				assert.deepEqual(
					await Promise.all([
						errorOf(api.tx.stakingNode.close(), eve),
						errorOf(delegate(10), ferdie),
						errorOf(withdraw(), charlie),
					]),
					[
						'stakingNode.NodeClosed',
						'validateShare.DelegateIsClosed',
						'stakingNode.SharesAssigned',
					],
				);
				const takeBack = async (holder) => {
					const lots = await api.call.shareMarketApi.lots(holder.address, null, 256);
					const calls = [...lots].map(({ id }) =>
						api.tx.validateShare.redelegate(id, holder.address),
					);
					await sendOk(api, api.tx.utility.batchAll(calls), holder);
				};
				await Promise.all([bob, ferdie].map(takeBack));
				assert.deepEqual(await (await Nodes.at(api)).assigned(eve), {
					all: 0n,
					mature: 0n,
				});
				assert.equal(await errorOf(withdraw(), charlie), 'stakingNode.BondLocked');
				const parameters = (await api.query.protocolParameters.nodes()).toJSON();
				await bySudo(api.tx.protocolParameters.setNodes({ ...parameters, bondLock: 1 }));
				assert.equal(await errorOf(withdraw(), charlie), 'stakingNode.StillAuthority');
				assert.ok(
					(await height(node)) < next + SESSION,
					'the session was too short for the test',
				);

				await reaches(node, next + SESSION);
				assert.equal(await errorOf(withdraw(), charlie), 'stakingNode.EvidencePeriod');
				const { withdrawalBars: bars, bond } = await info();
				const over = next + SESSION + EVIDENCE;
				assert.deepEqual(bars, [{ evidenceUntil: over }]);
				await reaches(node, over - 1);
				const included = await sendOk(api, withdraw(), charlie);

				const number = (
					await api.rpc.chain.getHeader(included.blockHash)
				).number.toNumber();
				assert.ok(number >= over);
				const [{ data }] = eventsOf(included, api.events.stakingNode.BondWithdrawn);
				assert.equal(data.amount.toBigInt(), bond);
				const before = await hashAt(number - 1);
				assert.equal(
					(await free(api, eve, included.blockHash)) - (await free(api, eve, before)),
					bond,
				);
				const nodes = await Nodes.at(api, included.blockHash);
				assert.equal(await nodes.heldBond(eve), 0n);
				assert.equal(await nodes.node(eve), undefined);
				assert.equal(await errorOf(withdraw(), charlie), 'stakingNode.NotANode');
				t.diagnostic(
					`${bond} came back in block ${number}; final at ${await finalized(node)}`,
				);
				requireHealthyLogs([node, operator]);
			},
			{ timeout: 180_000 },
		),
	);
});

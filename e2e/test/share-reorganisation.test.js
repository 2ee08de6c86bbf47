/**
 * A network that splits while shares are bought, drawn and voted for on both sides, and while both
 * sides pay rewards and settle accounts: what is left of the losing side when they meet again is
 * nothing.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { connect, sendOk } from '../src/api.js';
import { agree, best, buried, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { alice, bob, charlie, eve, ferdie } from '../src/keys.js';
import { inLab } from '../src/lab.js';
import { ARCHIVE } from '../src/lone-miner.js';
import {
	identity,
	join,
	lastCommon,
	miner,
	requireHealthyLogs,
	startAll,
	through,
} from '../src/network.js';
import { existentialDeposit, Rewards } from '../src/rewards.js';
import { ASY, insertVoter, requireQuorums, withShares } from '../src/shares.js';
import { stateAt } from '../src/state.js';
import { waitFor } from '../src/wait.js';

const HOLDERS = { alice: 1_000, bob: 1_000, charlie: 1_000, dave: 1_000 };
const STRONG = 30_000;
const WEAK = 20_000;
const BLOCK_TIME = 400;

/** How many blocks after its first credit an account settles: on both sides within `DEPTH`. */
const PERIOD = 8;

/** How many blocks each side makes alone at least. */
const DEPTH = 12;

/** What the authors of the blocks `from` to `to` of the best chain are paid, by their addresses. */
async function authorsPaid(api, from, to) {
	const paid = new Map();
	for (let number = from; number <= to; number++) {
		const rewards = await Rewards.at(api, await api.rpc.chain.getBlockHash(number));
		const [block] = await rewards.events('rewardDistribution', 'BlockRewarded');
		paid.set(block.author, (paid.get(block.author) ?? 0n) + block.reward + block.fees);
	}
	return paid;
}

/** How many settlements the blocks `from` to `to` of the best chain have. */
async function settled(api, from, to) {
	let count = 0;
	for (let number = from; number <= to; number++) {
		const rewards = await Rewards.at(api, await api.rpc.chain.getBlockHash(number));
		count += (await rewards.events('rewardDistribution', 'Settled')).length;
	}
	return count;
}

/** Fail unless the totals at a block are those of its own ancestors alone, and the pot has them. */
async function requireAccounts(api, { number, hash }) {
	const rewards = await Rewards.at(api, hash);
	const { minted, fees, settledReward } = await rewards.totals();
	const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);
	const paid = await authorsPaid(api, 1, number);
	assert.equal(minted.author + fees, sum([...paid.values()]));
	const { balance, owed } = await rewards.pot();
	assert.equal(owed, sum(Object.values(minted)) + fees - settledReward);
	assert.equal(balance, owed + existentialDeposit(api));
}

/** Two sides that both vote with all keys, and both use the market. */
test(
	'state_is_that_of_the_winning_side_alone_when_sides_that_bought_drew_and_voted_meet',
	inLab(
		'share-reorganisation',
		async (lab, t) => {
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				halfLife: 20_000,
				rate: 2 * STRONG + WEAK,
				genesis: withShares(HOLDERS, {
					shares: { maturity: 3, lifetime: 1_000 },
					settlement: { period: PERIOD },
				}),
			});
			const rates = { alice: STRONG, bob: STRONG, charlie: WEAK };
			const flags = ({ name }) => [
				`--chain=${chain}`,
				identity(name),
				'--quorum-wait=200',
				ARCHIVE,
				...miner(name, rates[name]),
			];
			const [one, two, weak] = Object.keys(rates).map((name) => lab.node(name, []));
			const all = [one, two, weak];
			await startAll(all, flags);
			for (const node of all) {
				for (const holder of Object.keys(HOLDERS)) await insertVoter(node, holder);
			}
			await Promise.all(all.map((node) => hasPeers(node, 2)));
			await Promise.all(all.map((node) => finalizes(node, 3)));
			await weak.stop();
			// Neither looks for the other: it has a new port, and nobody's address.
			await weak.start({ args: [...flags(weak), '--force-authoring'] });
			const [strongApi, weakApi] = [await connect(lab, one), await connect(lab, weak)];

			const { setVotingKey } = strongApi.tx.shareVote;
			const limit = 1_000n * ASY;
			const bid = (api, quantity, most = limit) => api.tx.validateShare.bid(quantity, most, null);
			await sendOk(strongApi, setVotingKey(eve.publicKey), eve);
			await sendOk(strongApi, bid(strongApi, 70), eve);
			await sendOk(strongApi, bid(strongApi, 30), alice);
			await sendOk(strongApi, bid(strongApi, 5, ASY), bob);

			await sendOk(weakApi, weakApi.tx.shareVote.setVotingKey(ferdie.publicKey), eve);
			await sendOk(weakApi, weakApi.tx.shareVote.setVotingKey(ferdie.publicKey), ferdie);
			await sendOk(weakApi, bid(weakApi, 700), ferdie);
			await sendOk(weakApi, bid(weakApi, 300), eve);
			await sendOk(weakApi, bid(weakApi, 9, ASY), charlie);

			const heights = async () => [await height(one), await height(weak)];
			const apart = async () => {
				const fork = await lastCommon(one, weak);
				const [strongest, weakest] = await heights();
				return weakest >= fork + DEPTH && strongest >= weakest + DEPTH && fork + 1;
			};
			const first = await waitFor('the sides to grow apart', apart, {
				timeout: 120_000,
				interval: 500,
				state: heights,
			});
			const [heavy, light] = [await buried(one), await best(weak)];
			t.diagnostic(`apart from ${first} on: ${heavy.number} against ${light.number}`);
			await requireQuorums(strongApi, first, heavy.number);
			await requireQuorums(weakApi, first, light.number);
			const lost = await stateAt(weak, light.hash);
			const lostPay = await authorsPaid(weakApi, first, light.number);
			// Beside its own blocks it may have one of the others', which they replaced as they parted.
			assert.ok(lostPay.has(charlie.address), 'the weak side does not pay its author');
			assert.ok((await settled(weakApi, first, light.number)) > 0, 'the weak side settles nobody');
			assert.ok((await settled(strongApi, first, heavy.number)) > 0, 'the others settle nobody');

			// A node that never sees the losing side.
			const witness = await lab.start('witness', [
				`--chain=${chain}`,
				identity('witness'),
				...(await through(two)),
			]);
			await reaches(witness, heavy.number);

			await join(one, weak);
			await agree([...all, witness], heavy.number);
			assert.equal((await weak.rpc('chain_getBlockHash', heavy.number)), heavy.hash);
			const won = await stateAt(witness, heavy.hash);
			assert.deepEqual(await stateAt(weak, heavy.hash), won);
			assert.deepEqual(await stateAt(one, heavy.hash), won);
			assert.notDeepEqual(lost, won);
			const wonPay = await authorsPaid(weakApi, first, heavy.number);
			assert.ok(!wonPay.has(charlie.address), 'the author of a lost block is paid');
			await requireAccounts(weakApi, heavy);

			const later = (await height(one)) + 6;
			await Promise.all(all.map((node) => reaches(node, later)));
			await Promise.all(all.map((node) => finalizes(node, later)));
			const hash = await agree([...all, witness], later);
			await requireQuorums(weakApi, heavy.number + 1, later);
			assert.deepEqual(await stateAt(weak, hash), await stateAt(witness, hash));
			requireHealthyLogs([...all, witness]);
		},
		{ timeout: 420_000 },
	),
);

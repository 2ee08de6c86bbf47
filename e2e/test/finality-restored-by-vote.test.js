/**
 * Finality that is lost for good on a network of real nodes, brought back by a referendum on the fast
 * track: nobody may do it alone.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { connect } from '../src/api.js';
import { agree, finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { agreeOnSet, finalityKey, finalitySpec, RATE, setOf } from '../src/finality-set.js';
import { Governance, standard, withVotes } from '../src/governance.js';
import { alice, bob, charlie, eve } from '../src/keys.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, startAll } from '../src/network.js';
import { ASY } from '../src/shares.js';

/** An hour is one block. */
const DAY = 24;

const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const URIS = ['//Alice', '//Bob', '//Charlie', '//Dave'];
const MINERS = ['alice', 'bob'];

test(
	'finality_that_was_lost_for_good_comes_back_by_a_referendum_on_the_fast_track',
	inLab(
		'finality-by-vote',
		async (lab, t) => {
			const chain = await finalitySpec(lab, {
				authorities: URIS,
				miners: MINERS.length,
				genesis: withVotes(DAY),
			});
			const all = NAMES.map((name) => lab.node(name, []));
			const [first, second, third, fourth] = all;
			const role = ({ name }) => (MINERS.includes(name) ? miner(name, RATE) : [`--${name}`]);
			await startAll(all, (node) => [`--chain=${chain}`, identity(node.name), ...role(node)]);
			await Promise.all(all.map((node) => hasPeers(node, NAMES.length - 1)));
			await Promise.all(all.map((node) => finalizes(node, 5)));
			const api = await connect(lab, first);
			await Promise.all([third, fourth].map((node) => node.kill()));
			const gone = await height(first);
			// What had enough votes by then may still become final.
			await reaches(first, gone + 10);
			const last = Math.max(await finalized(first), await finalized(second));
			assert.ok(last <= gone, `${last} became final without a majority, at ${gone}`);

			const keys = URIS.map(finalityKey);
			const call = api.tx.stakingNode.restoreFinality(keys.slice(2), 5, last);
			const governance = new Governance(api);
			const submitted = await height(first);
			const [index] = await governance.propose(eve, [{ track: 'finality_restorer', call }]);
			const aye = [[index, standard(true, 9_000_000n * ASY, 'None')]];
			await Promise.all([alice, bob, charlie].map((voter) => governance.vote(voter, aye)));
			const { number, error } = await governance.enacted(index);
			assert.equal(error, undefined);
			assert.equal(Math.max(await finalized(first), await finalized(second)), last);

			const set = await setOf(api, keys.slice(0, 2));
			const [since, behind] = [Date.now(), await height(first)];
			await Promise.all([first, second].map((node) => finalizes(node, behind)));
			await agreeOnSet([first, second], set.id);
			await agree([first, second], behind);
			t.diagnostic(
				`lost at ${last}, proposed at ${submitted}, enacted in ${number}, set ${set.id} since` +
					` ${set.since}; ${behind - last} blocks became final ${Date.now() - since} ms later`,
			);
			requireHealthyLogs([first, second]);
		},
		{ timeout: 240_000 },
	),
);

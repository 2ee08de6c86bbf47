/**
 * A finality set that has lost its majority for good is replaced when the stall is noted.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { connect, eventsOf, sendOk } from '../src/api.js';
import { agree, finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { agreeOnSet, finalityKey, finalitySpec, RATE, setOf } from '../src/finality-set.js';
import { alice } from '../src/keys.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, startAll } from '../src/network.js';

test(
	'stalled_finality_goes_on_with_those_who_are_left_when_the_stall_is_noted',
	inLab(
		'finality-stall',
		async (lab, t) => {
			const NAMES = ['alice', 'bob', 'charlie', 'dave'];
			const URIS = ['//Alice', '//Bob', '//Charlie', '//Dave'];
			const chain = await finalitySpec(lab, { authorities: URIS, miners: 2 });
			const all = NAMES.map((name) => lab.node(name, []));
			const [first, second, third, fourth] = all;
			const mining = ({ name }) =>
				['alice', 'bob'].includes(name) ? miner(name, RATE) : [`--${name}`];
			await startAll(all, (node) => [
				`--chain=${chain}`,
				identity(node.name),
				...mining(node),
			]);
			await Promise.all(all.map((node) => hasPeers(node, NAMES.length - 1)));
			await Promise.all(all.map((node) => finalizes(node, 5)));
			const api = await connect(lab, first);
			await Promise.all([third, fourth].map((node) => node.kill()));
			const gone = await height(first);
			await reaches(first, gone + 20);
			const last = Math.max(await finalized(first), await finalized(second));
			assert.ok(last <= gone);

			const keys = URIS.map(finalityKey);
			const call = api.tx.stakingNode.restoreFinality(keys.slice(2), 5, last);
			const [{ data }] = eventsOf(
				await sendOk(api, api.tx.sudo.sudo(call), alice),
				api.events.sudo.Sudid,
			);
			assert.ok(data.sudoResult.isOk);
			const set = await setOf(api, keys.slice(0, 2));
			const since = Date.now();
			const behind = await height(first);
			await Promise.all([first, second].map((node) => finalizes(node, behind)));
			await agreeOnSet([first, second], set.id);
			await agree([first, second], behind);
			t.diagnostic(
				`${behind - last} blocks became final ${Date.now() - since} ms after set ${set.id} took effect`,
			);
			requireHealthyLogs([first, second]);
		},
		{ timeout: 180_000 },
	),
);

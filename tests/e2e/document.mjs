// @ts-check
/** What must hold of an exported document beyond its schema (DESIGN.md, section 5). */
import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { validate } from './schema.mjs';

const FIELDS = {
  root: 'format version generator exported offsetUnit article labelSet annotations relations reviewed',
  article: 'id title language text sha256 metadata source sections blocks sentences links emphasis',
  metadata: 'categories byline published publisher',
  source: 'kind format name url added',
  section: 'id level title start end blocks',
  block: 'id kind level section start end',
  sentence: 'id block section start end',
  labelSet: 'id name labels attributes relations',
  label: 'id name badge key color line parent description',
  annotation: 'id label target sections sentences attributes note creator created modified',
  range: 'start end exact prefix suffix utf16Start utf16End',
};

/**
 * Fails unless a document is exactly what a new session of `text` exports.
 * @param {any} document @param {string} text the article as it was pasted
 */
export function checkDocument(document, text) {
  expect(validate(document)).toEqual([]);
  const { article, labelSet, annotations } = document;
  hasFields(document, FIELDS.root);
  hasFields(article, FIELDS.article);
  hasFields(article.metadata, FIELDS.metadata);
  hasFields(article.source, FIELDS.source);
  hasFields(labelSet, FIELDS.labelSet);
  for (const label of labelSet.labels) hasFields(label, FIELDS.label);
  expect(document).toMatchObject({ format: 'postil', version: 1, offsetUnit: 'codePoint', generator: { name: 'Postil' } });
  expect(article.text).toBe(text);
  expect(article.sha256).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  checkStructure(article);
  for (const annotation of annotations) checkAnnotation(annotation, article);
}

/** @param {any} article */
function checkStructure({ text, sections, blocks, sentences }) {
  const points = [...text];
  for (const section of sections) hasFields(section, FIELDS.section);
  for (const sentence of sentences) hasFields(sentence, FIELDS.sentence, 'manual');
  for (const block of blocks) hasFields(block, FIELDS.block, 'duplicate depth ordered manual');

  const byId = new Map([...sections, ...blocks].map((part) => [part.id, part]));
  expect(blocks.map((/** @type {any} */ block) => block.id), 'every block stands in one section, in order').toEqual(
    sections.flatMap((/** @type {any} */ section) => section.blocks),
  );
  for (const block of blocks) expect(byId.get(block.section).blocks).toContain(block.id);
  for (const section of sections) {
    const own = section.blocks.map((/** @type {string} */ id) => byId.get(id));
    expect([section.start, section.end], 'a section spans its blocks').toEqual([own[0].start, own.at(-1).end]);
  }

  // Sentences cover each character but white space and list markers, once. One assertion for all: there are thousands.
  const wrong = [];
  const covered = new Uint8Array(points.length);
  for (const { id, start, end, block, section } of sentences) {
    const its = byId.get(block);
    if (its.section !== section || its.start > start || start >= end || end > its.end) wrong.push(`${id} is not inside its block`);
    for (let at = start; at < end; at += 1) covered[at] += 1;
  }
  const expected = new Uint8Array(points.length).fill(1);
  for (const block of blocks.filter((/** @type {any} */ one) => one.kind === 'list-item')) {
    const marker = /^\s*(?:[•◦▪*+–-]|\(?\w{1,4}[.)])\s/u.exec(points.slice(block.start, block.end).join(''))?.[0] ?? '';
    expected.fill(0, block.start, block.start + [...marker].length);
  }
  points.forEach((point, at) => {
    if (/\S/u.test(point) && covered[at] !== expected[at]) wrong.push(`${point} at ${at} in ${covered[at]} sentences`);
  });
  expect(wrong).toEqual([]);
}

/** @param {any} annotation @param {any} article */
function checkAnnotation(annotation, { text, blocks, sentences }) {
  const points = [...text];
  const slice = (/** @type {number} */ start, /** @type {number} */ end) => points.slice(start, end).join('');
  hasFields(annotation, FIELDS.annotation);
  for (const range of annotation.target) {
    hasFields(range, FIELDS.range);
    expect(range.exact).toBe(slice(range.start, range.end));
    expect(text.slice(range.utf16Start, range.utf16End)).toBe(range.exact);
    expect([...range.prefix].length).toBeLessThanOrEqual(32);
    expect([...range.suffix].length).toBeLessThanOrEqual(32);
    expect(slice(0, range.start).endsWith(range.prefix)).toBe(true);
    expect(slice(range.end, points.length).startsWith(range.suffix)).toBe(true);
  }
  const touched = (/** @type {any[]} */ parts) =>
    parts.filter((part) => annotation.target.some((/** @type {any} */ range) => range.start < part.end && part.start < range.end));
  expect(annotation.sentences).toEqual(touched(sentences).map((sentence) => sentence.id));
  expect(annotation.sections).toEqual([...new Set(touched(blocks).map((block) => block.section))]);
}

/** @param {object} object @param {string} fields @param {string} [optional] */
function hasFields(object, fields, optional = '') {
  expect(Object.keys(object).filter((key) => !optional.split(' ').includes(key))).toEqual(fields.split(' '));
}

/** A document without the one field that differs between two exports of the same session. @param {string} text */
export const withoutMoment = (text) => text.replace(/^ {2}"exported": ".*",\n/m, '');

/**
 * What an annotation marks, its label and note: enough to tell annotations apart in a test.
 * @param {any} document @returns {[string, string, string][]}
 */
export const said = ({ annotations }) =>
  annotations.map((/** @type {any} */ one) => [one.target.map((/** @type {any} */ range) => range.exact).join(' … '), one.label, one.note]);

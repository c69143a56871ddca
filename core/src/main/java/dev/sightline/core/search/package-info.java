/**
 * Finds videos and moments: an index of words (BM25) and vectors (HNSW), fused by rank. Lucene is
 * known in this package alone.
 */
package dev.sightline.core.search;

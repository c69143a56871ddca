/** Scores of tokens, clips and cells as plain data, and the files that they are written to. */
package dev.sightline.core.numbers;

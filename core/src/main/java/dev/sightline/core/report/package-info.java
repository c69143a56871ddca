/** Writes an analysis down: a page for people, JSON and tensors for programs. */
package dev.sightline.core.report;

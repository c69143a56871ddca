/** Keeps the search index in step with the catalogue. */
package dev.sightline.core.library.index;

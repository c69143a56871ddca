/** Looks after a library: where it lies, what is wrong with it, what can go. */
package dev.sightline.core.library.upkeep;

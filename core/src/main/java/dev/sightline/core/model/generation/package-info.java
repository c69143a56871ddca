/** Videos from sentences: the networks, how they are sampled, and the bundle that holds them. */
package dev.sightline.core.model.generation;

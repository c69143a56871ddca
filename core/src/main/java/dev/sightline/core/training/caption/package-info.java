/** Caption decoders: how they are trained upon a frozen video encoder, and measured. */
package dev.sightline.core.training.caption;

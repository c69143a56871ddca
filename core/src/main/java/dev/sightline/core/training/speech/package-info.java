/** Trains and measures heads that tell how utterances of dialogues sound. */
package dev.sightline.core.training.speech;

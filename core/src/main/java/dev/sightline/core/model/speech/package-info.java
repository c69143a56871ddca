/** How utterances of a dialogue sound, by their words alone. */
package dev.sightline.core.model.speech;

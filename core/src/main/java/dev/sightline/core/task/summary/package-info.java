/** Videos told shorter: a sentence for each shot, a paragraph, and the moments worth seeing. */
package dev.sightline.core.task.summary;

/** How much an answer hangs on the text, on the video, and on both together. Pure arithmetic. */
package dev.sightline.core.explain.modality;

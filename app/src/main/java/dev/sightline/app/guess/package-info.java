/** Which word the model would put in the place of one, with the video visible and hidden. */
package dev.sightline.app.guess;

/** How a video sounds along its time line, clip by clip and utterance by utterance. */
package dev.sightline.app.sentiment;

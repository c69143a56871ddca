/** Words, classes, shots and subtitles as lanes on the time line. */
package dev.sightline.app.attention.lanes;

/** Reads pictures, sound and subtitles out of media files through FFmpeg. */
package dev.sightline.core.media;

/** What the views ask of video files, apart from playing them. */
package dev.sightline.app.video;

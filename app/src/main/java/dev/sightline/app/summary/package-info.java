/** The open video in words: captions of shots, a paragraph, and where each word comes from. */
package dev.sightline.app.summary;

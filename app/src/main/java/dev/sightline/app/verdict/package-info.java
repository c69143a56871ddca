/** How far the shown map can be trusted: a light, a sentence, and the reasons behind it. */
package dev.sightline.app.verdict;

/** How much memory the attention that is kept may take, and how much of it is where. */
package dev.sightline.app.memory;

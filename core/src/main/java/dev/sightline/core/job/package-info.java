/** Progress and cancellation of long-running work. */
package dev.sightline.core.job;

/**
 * A picture in 3-D that is kept with its depths: what moves is drawn over it, and behind its hills.
 * It is drawn without antialiasing and with a stencil, for depths to be of a kind that can be kept.
 */

export class KeptPicture {
  private store: WebGLFramebuffer | null = null;
  private readonly rooms: WebGLRenderbuffer[] = []; // of its colours and its depths
  private size: [number, number] = [0, 0];

  constructor(private readonly gl: WebGL2RenderingContext) {}

  /** It is no longer what would be drawn. */
  forget(): void {
    this.size = [0, 0];
  }

  /** Keep what was just drawn. */
  keep(): void {
    const { gl } = this;
    const { drawingBufferWidth: w, drawingBufferHeight: h } = gl;
    for (const one of this.rooms.splice(0)) gl.deleteRenderbuffer(one);
    this.store ??= gl.createFramebuffer();
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.store);
    for (const [part, format] of [[gl.COLOR_ATTACHMENT0, gl.RGBA8], [gl.DEPTH_STENCIL_ATTACHMENT, gl.DEPTH24_STENCIL8]] as const) {
      const room = gl.createRenderbuffer();
      gl.bindRenderbuffer(gl.RENDERBUFFER, room);
      gl.renderbufferStorage(gl.RENDERBUFFER, format, w, h);
      gl.framebufferRenderbuffer(gl.DRAW_FRAMEBUFFER, part, gl.RENDERBUFFER, room);
      this.rooms.push(room);
    }
    this.copy(null, this.store, w, h);
    // A browser whose depths are of another kind copies nothing, and says so.
    this.size = gl.getError() === gl.NO_ERROR ? [w, h] : [0, 0];
  }

  /** Draw what is kept, if anything is. */
  restore(): boolean {
    const [w, h] = this.size;
    if (w) this.copy(this.store, null, w, h);
    return w > 0;
  }

  private copy(from: WebGLFramebuffer | null, to: WebGLFramebuffer | null, w: number, h: number): void {
    const { gl } = this;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, from);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, to);
    gl.blitFramebuffer(0, 0, w, h, 0, 0, w, h, gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  }
}

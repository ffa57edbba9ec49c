import { z } from 'zod'
import { lasts, paragraphs, template } from './template.ts'

/** The engine's own: a code goes out at once and is never stored with the messages. */
export const signInNotices = {
  // the code in it is no code any more after these minutes
  'sign-in.code': template(z.object({ code: z.string(), minutes: z.int().min(1) }), lasts(0.1), {
    zh: ({ code, minutes }) => ({
      subject: `验证码 ${code}，${minutes} 分钟内有效`,
      text: paragraphs(`您的验证码是 ${code}，${minutes} 分钟内有效。`, '工作人员不会向您要验证码。不是您本人操作，不用理会。'),
    }),
    en: ({ code, minutes }) => ({
      subject: `Your code is ${code}, valid for ${minutes} minutes`,
      text: paragraphs(
        `Your code is ${code}. It is valid for ${minutes} minutes.`,
        'Staff never ask you for it. If you did not ask for a code, you can ignore this message.',
      ),
    }),
  }),
}

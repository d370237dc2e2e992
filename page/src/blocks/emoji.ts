const list = `ticket 🎫|eyes 👀|white_check_mark ✅|bangbang ‼️|lock 🔒|unlock 🔓|rotating_light 🚨|warning ⚠️|hourglass ⏳|tada 🎉|paperclip 📎
small_red_triangle 🔺|small_blue_diamond 🔹|small_orange_diamond 🔸|white_small_square ▫️|black_small_square ▪️|information_source ℹ️|bellhop_bell 🛎️
large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|red_circle 🔴|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫
large_green_square 🟩|large_yellow_square 🟨|large_red_square 🟥|arrow_up ⬆️|arrow_down ⬇️|arrow_right ➡️|arrow_left ⬅️|arrow_upper_right ↗️
arrow_lower_right ↘️|arrow_up_small 🔼|arrow_down_small 🔽|small_red_triangle_down 🔻|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉
bar_chart 📊|calendar 📆|date 📅|clock1 🕐|clock9 🕘|stopwatch ⏱️|timer_clock ⏲️|alarm_clock ⏰|watch ⌚|hourglass_flowing_sand ⏳
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|clap 👏|raised_hands 🙌|pray 🙏|wave 👋|muscle 💪|point_up ☝️|point_right 👉|point_left 👈|point_down 👇
raised_hand ✋|handshake 🤝|v ✌️|crossed_fingers 🤞|writing_hand ✍️|heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜
broken_heart 💔|100 💯|fire 🔥|star ⭐|sparkles ✨|boom 💥|zap ⚡|rocket 🚀|bulb 💡|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬
grinning 😀|smile 😄|smiley 😃|grin 😁|joy 😂|rofl 🤣|sweat_smile 😅|laughing 😆|wink 😉|blush 😊|slightly_smiling_face 🙂|upside_down_face 🙃|relaxed ☺️
heart_eyes 😍|star_struck 🤩|kissing_heart 😘|yum 😋|sunglasses 😎|nerd_face 🤓|thinking_face 🤔|face_with_monocle 🧐|neutral_face 😐|expressionless 😑
no_mouth 😶|smirk 😏|unamused 😒|roll_eyes 🙄|grimacing 😬|relieved 😌|pensive 😔|sleepy 😪|sleeping 😴|mask 😷|exploding_head 🤯|cry 😢|sob 😭|scream 😱
confounded 😖|disappointed 😞|sweat 😓|weary 😩|tired_face 😫|rage 😡|angry 😠|hugging_face 🤗|shrug 🤷|facepalm 🤦|see_no_evil 🙈|hear_no_evil 🙉
x ❌|question ❓|exclamation ❗|grey_question ❔|grey_exclamation ❕|heavy_check_mark ✔️|ballot_box_with_check ☑️|heavy_plus_sign ➕|heavy_minus_sign ➖
no_entry ⛔|no_entry_sign 🚫|stop_sign 🛑|construction 🚧|recycle ♻️|repeat 🔁|arrows_counterclockwise 🔄|leftwards_arrow_with_hook ↩️|arrow_right_hook ↪️
email 📧|e-mail 📧|envelope ✉️|incoming_envelope 📨|inbox_tray 📥|outbox_tray 📤|package 📦|mailbox 📫|phone ☎️|telephone_receiver 📞|iphone 📱
computer 💻|desktop_computer 🖥️|keyboard ⌨️|printer 🖨️|floppy_disk 💾|battery 🔋|electric_plug 🔌|satellite 📡|key 🔑|shield 🛡️|mag 🔍|mag_right 🔎
memo 📝|pencil ✏️|pencil2 ✏️|clipboard 📋|page_facing_up 📄|file_folder 📁|open_file_folder 📂|bookmark 🔖|pushpin 📌|round_pushpin 📍|link 🔗|scissors ✂️
wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|gear ⚙️|toolbox 🧰|bug 🐛|test_tube 🧪|broom 🧹|wastebasket 🗑️|moneybag 💰|credit_card 💳|receipt 🧾|dollar 💵
shopping_trolley 🛒|truck 🚚|airplane ✈️|car 🚗|house 🏠|office 🏢|hospital 🏥|bank 🏦|factory 🏭|globe_with_meridians 🌐|earth_asia 🌏|flag-tw 🇹🇼
coffee ☕|tea 🍵|beer 🍺|pizza 🍕|cake 🍰|apple 🍎|dog 🐶|cat 🐱|turtle 🐢|seedling 🌱|sunny ☀️|cloud ☁️|umbrella ☔|snowflake ❄️|rainbow 🌈|moon 🌙
trophy 🏆|medal 🏅|first_place_medal 🥇|gift 🎁|balloon 🎈|confetti_ball 🎊|dart 🎯|art 🎨|musical_note 🎵|robot_face 🤖|ghost 👻|skull 💀|alien 👽
bust_in_silhouette 👤|busts_in_silhouette 👥|technologist 🧑‍💻|office_worker 🧑‍💼|raising_hand 🙋|bow 🙇|runner 🏃|one 1️⃣|two 2️⃣|three 3️⃣|ok 🆗|new 🆕|sos 🆘|zzz 💤`;

/** The emoji that the page draws, by Slack's names. */
export const emojiByName: ReadonlyMap<string, string> = new Map(
  list.split(/[|\n]/).map((entry): [string, string] => {
    const [name = '', emoji = ''] = entry.split(' ');
    return [name, emoji];
  }),
);

/** The names that have a text in them, those that begin with it first. */
export function findEmoji(query: string, most: number): [string, string][] {
  const words = query.toLowerCase();
  const all = [...emojiByName].filter(([name]) => name.includes(words));
  return all.sort((a, b) => Number(b[0].startsWith(words)) - Number(a[0].startsWith(words))).slice(0, most);
}

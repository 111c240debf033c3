// sample_archive: see the header. All numbers come from one generator with its own arithmetic, because those of the
// standard library differ from one to the next.
#include "import/sample_archive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr int64_t kFirstMillis = 1'230'768'000'000;  // 2009
constexpr int64_t kLastMillis = 1'767'225'600'000;   // 2026
constexpr uint64_t kFirstId = 1'000'000'000'000'000'000;
constexpr std::string_view kHandle = "robinvale";

// Shares of all posts.
constexpr double kReplies = 0.22;
constexpr double kQuotes = 0.05;
constexpr double kReposts = 0.04;
constexpr double kBeginsThread = 0.03;
constexpr double kTagged = 0.12;
constexpr double kMentions = 0.10;
constexpr double kMedia = 0.10;
constexpr uint32_t kLongestThread = 8;
constexpr uint32_t kFewestWords = 4;
constexpr uint32_t kMoreWords = 22;
constexpr uint32_t kMoreBriefWords = 3;

struct Vocabulary {
  std::string_view language;
  double share;  // of the posts, summed up
  std::string_view between;
  std::array<std::string_view, 24> words;
};

constexpr std::array<Vocabulary, 6> kVocabularies = {{
    {"en", 0.62, " ", {"the",   "tide",  "maps",    "north",   "again", "morning", "we",    "found",
                       "a",     "quiet", "harbour", "with",    "rain",  "and",     "two",   "letters",
                       "about", "how",   "light",   "changes", "over",  "water",   "every", "year"}},
    {"de", 0.74, " ", {"die",        "Karte",       "zeigt",  "heute",    "wieder", "den",
                       "Weg",        "\u00FCber",   "das",    "stille",   "Wasser", "und",
                       "Regen",      "am",          "Morgen", "f\u00FCr", "zwei",   "Br\u00FCcken",
                       "gro\u00DFe", "Stra\u00DFe", "ohne",   "Ende",     "jedes",  "Jahr"}},
    {"es", 0.83, " ", {"la",          "marea",    "vuelve", "con",     "el",        "viento",
                       "del",         "norte",    "hoy",    "una",     "carta",     "sobre",
                       "ma\u00F1ana", "y",        "lluvia", "en",      "puerto",    "luz",
                       "cada",        "a\u00F1o", "dos",    "caminos", "tranquilo", "siempre"}},
    {"ja",
     0.91,
     "",
     {"\u6F6E\u304C",
      "\u4ECA\u671D",
      "\u5730\u56F3\u306F",
      "\u5317\u306E",
      "\u9759\u304B\u306A",
      "\u6E2F\u3067",
      "\u624B\u7D19\u3092",
      "\u96E8\u306E",
      "\u4E8C\u3064",
      "\u5149\u3068",
      "\u6BCE\u5E74",
      "\u307E\u305F",
      "\u6771\u4EAC\u304B\u3089",
      "\u6C34\u304C",
      "\u6B69\u304F",
      "\u9053\u306E",
      "\u30AB\u30E1\u30E9\u3067",
      "\u601D\u3046",
      "\u3042\u308B\u65E5",
      "\u305D\u3057\u3066",
      "\u53E4\u3044",
      "\u6A4B\u306E",
      "\u4E0A\u3067",
      "\u7D42\u308F\u308A"}},
    {"ru",
     0.96,
     " ",
     {"\u043F\u0440\u0438\u043B\u0438\u0432",
      "\u0441\u043D\u043E\u0432\u0430",
      "\u043A\u0430\u0440\u0442\u0430",
      "\u0441\u0435\u0432\u0435\u0440\u0430",
      "\u0443\u0442\u0440\u043E\u043C",
      "\u043C\u044B",
      "\u043D\u0430\u0448\u043B\u0438",
      "\u0442\u0438\u0445\u0438\u0439",
      "\u0438",
      "\u0434\u043E\u0436\u0434\u044C",
      "\u0434\u0432\u0430",
      "\u043F\u0438\u0441\u044C\u043C\u0430",
      "\u043E",
      "\u0441\u0432\u0435\u0442\u0435",
      "\u043D\u0430\u0434",
      "\u0432\u043E\u0434\u043E\u0439",
      "\u043A\u0430\u0436\u0434\u044B\u0439",
      "\u0433\u043E\u0434",
      "\u0432",
      "\u043F\u043E\u0440\u0442\u0443",
      "\u0431\u0435\u0437",
      "\u043A\u043E\u043D\u0446\u0430",
      "\u0441\u0442\u0430\u0440\u044B\u0439",
      "\u043C\u043E\u0441\u0442"}},
    {"ar",
     1.00,
     " ",
     {"\u0627\u0644\u0645\u062F",
      "\u0639\u0627\u062F",
      "\u0627\u0644\u064A\u0648\u0645",
      "\u062E\u0631\u064A\u0637\u0629",
      "\u0627\u0644\u0634\u0645\u0627\u0644",
      "\u0641\u064A",
      "\u0627\u0644\u0635\u0628\u0627\u062D",
      "\u0648\u062C\u062F\u0646\u0627",
      "\u0645\u064A\u0646\u0627\u0621",
      "\u0647\u0627\u062F\u0626",
      "\u0645\u0639",
      "\u0627\u0644\u0645\u0637\u0631",
      "\u0648",
      "\u0631\u0633\u0627\u0644\u062A\u0627\u0646",
      "\u0639\u0646",
      "\u0627\u0644\u0636\u0648\u0621",
      "\u0641\u0648\u0642",
      "\u0627\u0644\u0645\u0627\u0621",
      "\u0643\u0644",
      "\u0633\u0646\u0629",
      "\u062C\u0633\u0631",
      "\u0642\u062F\u064A\u0645",
      "\u0628\u0644\u0627",
      "\u0646\u0647\u0627\u064A\u0629"}},
}};
constexpr std::array<std::string_view, 8> kTags = {"#tides", "#maps",  "#northmoor", "#rain",
                                                   "#light", "#walks", "#harbour",   "#letters"};
constexpr std::array<std::string_view, 8> kNames = {"adafinch",  "moormaps", "tidetable",  "sol_ferry",
                                                    "lanternco", "bwren",    "harbourlog", "ivy_k"};

// SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t bits() {
    uint64_t mixed = state_ += 0x9E3779B97F4A7C15;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return mixed ^ mixed >> 31;
  }
  double share() { return static_cast<double>(bits() >> 11) * 0x1p-53; }  // [0, 1)
  bool happens(double probability) { return share() < probability; }
  uint32_t below(uint32_t end) { return static_cast<uint32_t>(share() * end); }
  // About normal, of mean 0 and deviation 1 (Irwin and Hall), within 6.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += share();
    return sum;
  }

 private:
  uint64_t state_;
};

class SampleMaker {
 public:
  SampleMaker(const SampleArchive& wanted, ArchiveBuilder& builder)
      : random_(wanted.seed),
        posts_(wanted.posts),
        more_words_(wanted.is_brief ? kMoreBriefWords : kMoreWords),
        builder_(builder) {}

  void run() {
    ProfileInput profile;
    profile.name = "Robin Vale";
    profile.handle = kHandle;
    profile.bio = "Invented posts about tides and maps, as many as you like.";
    profile.posts = {posts_, CountPrecision::kExact};
    builder_.set_profile(std::move(profile));
    for (index_ = 0; index_ < posts_; ++index_) add_post();
  }

 private:
  // Steps of very different lengths, which fill the whole time on average.
  UtcMillis next_time() {
    const double left_millis = static_cast<double>(kLastMillis - now_millis_);
    const double mean_millis = left_millis / static_cast<double>(posts_ - index_);
    mood_ = std::clamp(mood_ + 0.05 * random_.normal(), -1.0, 1.0);  // loud and quiet times
    const double step = mean_millis * -std::log(1 - random_.share()) * std::exp(mood_) / 1.2;
    now_millis_ += static_cast<int64_t>(std::min(step, left_millis / 2));
    return {now_millis_};
  }

  const Vocabulary& vocabulary() {
    const double at = random_.share();
    return *std::find_if(kVocabularies.begin(), std::prev(kVocabularies.end()),
                         [at](const Vocabulary& one) { return at < one.share; });
  }

  std::string words(const Vocabulary& from, uint32_t count) {
    std::string text;
    for (uint32_t i = 0; i < count; ++i) {
      if (i > 0) text += from.between;
      text += from.words[random_.below(static_cast<uint32_t>(from.words.size()))];
    }
    return text;
  }

  void add_entity(PostInput& post, EntityKind kind, std::string_view word, uint32_t code_points) {
    post.text += ' ';
    post.text += word;
    EntityInput entity;
    entity.kind = kind;
    entity.begin_code_points = code_points + 1;
    entity.end_code_points = entity.begin_code_points + static_cast<uint32_t>(word.size());
    entity.target = word.substr(1);
    post.entities.push_back(std::move(entity));
  }

  void write_text(PostInput& post) {
    const Vocabulary& from = vocabulary();
    post.text = words(from, kFewestWords + random_.below(more_words_));
    post.details.emplace_back(Detail::kLanguage, std::string(from.language));
    auto length = static_cast<uint32_t>(count_code_points(post.text));
    if (random_.happens(kMentions)) {
      const std::string name = "@" + std::string(kNames[random_.below(kNames.size())]);
      add_entity(post, EntityKind::kMention, name, length);
      length += 1 + static_cast<uint32_t>(name.size());
    }
    if (random_.happens(kTagged))
      add_entity(post, EntityKind::kHashtag, kTags[random_.below(kTags.size())], length);
  }

  void write_counts(PostInput& post) {
    const double likes = std::exp(1.6 + 1.7 * random_.normal()) - 0.5;  // most few, some very many
    const auto count = [](double number) {
      return Count{std::max<int64_t>(static_cast<int64_t>(number), 0), CountPrecision::kExact};
    };
    post.likes = count(likes);
    post.reposts = count(likes * 0.3 * random_.share());
    post.replies = count(likes * 0.12 * random_.share());
  }

  static std::string id_of(uint64_t index) { return std::to_string(kFirstId + (index << 22)); }

  // Goes on with the thread, begins one, answers somebody else, or stands alone.
  void write_place(PostInput& post) {
    if (thread_left_ > 0) {
      --thread_left_;
      post.kind = PostKind::kReply;
      post.details.emplace_back(Detail::kReplyToId, id_of(index_ - 1));
      post.details.emplace_back(Detail::kReplyToHandle, std::string(kHandle));
      return;
    }
    if (random_.happens(kBeginsThread)) {
      thread_left_ = 1 + random_.below(kLongestThread - 1);
      return;
    }
    const double at = random_.share();
    if (at < kReplies) {
      post.kind = PostKind::kReply;
      post.details.emplace_back(Detail::kReplyToHandle, std::string(kNames[random_.below(kNames.size())]));
    } else if (at < kReplies + kQuotes) {
      write_quote(post);
    } else if (at < kReplies + kQuotes + kReposts) {
      post.kind = PostKind::kRepost;
      write_author(post);
    }
  }

  void write_author(PostInput& post) {
    post.author_kind = 0;
    post.author.handle = kNames[random_.below(kNames.size())];
    post.author.name = post.author.handle;
  }

  void write_quote(PostInput& post) {
    post.kind = PostKind::kQuote;
    post.quote = std::make_unique<PostInput>();
    PostInput& quote = *post.quote;
    write_author(quote);
    quote.id = "q" + post.id;
    quote.time = post.time;
    quote.text = words(vocabulary(), 5 + random_.below(12));
  }

  void add_post() {
    PostInput post;
    post.id = id_of(index_);
    const UtcMillis time = next_time();
    post.time = {time, time, TimePrecision::kExact};
    write_text(post);
    write_counts(post);
    write_place(post);
    if (random_.happens(kMedia)) {
      MediaInput picture;
      picture.kind = MediaKind::kImage;
      picture.width_px = 1200;
      picture.height_px = 800;
      if (random_.happens(0.7)) picture.alt = words(kVocabularies.front(), 8);
      post.media.push_back(std::move(picture));
    }
    builder_.add_post(post);
  }

  Random random_;
  const uint32_t posts_;
  const uint32_t more_words_;
  uint32_t index_ = 0;
  int64_t now_millis_ = kFirstMillis;
  double mood_ = 0;
  uint32_t thread_left_ = 0;
  ArchiveBuilder& builder_;
};

}  // namespace

void add_sample(const SampleArchive& wanted, ArchiveBuilder& builder) { SampleMaker(wanted, builder).run(); }

Result<Archive> make_sample(const SampleArchive& wanted) {
  ArchiveBuilder builder;
  add_sample(wanted, builder);
  return builder.finish();
}

}  // namespace backscroll

#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>

namespace louyu::matching {

/// A short text in place: what does not fit is dropped and told by is_cut().
template <class Char, std::size_t kCapacity>
class FixedText {
  public:
    FixedText() = default;
    explicit FixedText(std::basic_string_view<Char> text) { append(text); }
    FixedText(const FixedText& other) : size_(other.size_), is_cut_(other.is_cut_) {
        std::copy_n(other.characters_, size_, characters_);
    }
    FixedText& operator=(const FixedText& other) {
        size_ = other.size_;
        is_cut_ = other.is_cut_;
        std::copy_n(other.characters_, size_, characters_);
        return *this;
    }

    void push_back(Char c) {
        if (size_ >= kCapacity) {
            is_cut_ = true;
            return;
        }
        characters_[size_++] = c;
    }
    /// Characters of another type, which must be of the same repertoire: ASCII into anything.
    template <class Other>
    void append(std::basic_string_view<Other> text) {
        for (const Other c : text) {
            push_back(static_cast<Char>(c));
        }
    }
    void pop_back() { --size_; }
    void clear() {
        size_ = 0;
        is_cut_ = false;
    }

    std::basic_string_view<Char> view() const { return {characters_, size_}; }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    Char back() const { return characters_[size_ - 1]; }
    bool is_cut() const { return is_cut_; }
    bool operator==(const FixedText& other) const { return view() == other.view(); }

  private:
    Char characters_[kCapacity];
    std::uint16_t size_ = 0;
    bool is_cut_ = false;
};

/// A short list in place of plain items: what does not fit is dropped. Only the items in it are ever made or
/// copied.
template <class Item, std::size_t kCapacity>
class FixedList {
    static_assert(std::is_trivially_destructible_v<Item>);

  public:
    FixedList() : none_(0) {}
    FixedList(const FixedList& other) : none_(0), size_(other.size_) {
        std::uninitialized_copy_n(other.items_, size_, items_);
    }
    FixedList& operator=(const FixedList& other) {
        size_ = other.size_;
        std::uninitialized_copy_n(other.items_, size_, items_);
        return *this;
    }

    bool push_back(const Item& item) {
        if (size_ >= kCapacity) {
            return false;
        }
        std::construct_at(items_ + size_, item);
        ++size_;
        return true;
    }
    void clear() { size_ = 0; }
    /// To fewer items.
    void shrink(std::size_t size) { size_ = size; }

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    bool is_full() const { return size_ == kCapacity; }
    Item& operator[](std::size_t i) { return items_[i]; }
    const Item& operator[](std::size_t i) const { return items_[i]; }
    const Item& front() const { return items_[0]; }
    const Item& back() const { return items_[size_ - 1]; }
    Item* begin() { return items_; }
    Item* end() { return items_ + size_; }
    const Item* begin() const { return items_; }
    const Item* end() const { return items_ + size_; }

  private:
    union {
        char none_;
        Item items_[kCapacity];
    };
    std::size_t size_ = 0;
};

}  // namespace louyu::matching

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>Keeps key/value pairs in the order in which they were added and finds them by key or position.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly OrderedDictionary<TKey, TValue> _entries = [];

    /// <summary>Gets the number of pairs.</summary>
    public int Count => _entries.Count;

    /// <summary>Gets false.</summary>
    public bool IsReadOnly => false;

    /// <summary>Gets the keys in order.</summary>
    public ICollection<TKey> Keys => _entries.Keys;

    /// <summary>Gets the values in order.</summary>
    public ICollection<TValue> Values => _entries.Values;

    /// <summary>Gets or sets the value of a key; a new key goes to the end.</summary>
    public TValue this[TKey key] { get => _entries[key]; set => _entries[key] = value; }

    /// <summary>Gets or sets the pair at a position.</summary>
    public (TKey, TValue) this[int index]
    {
        get => Pair(_entries.GetAt(index));
        set => _entries.SetAt(index, value.Item1, value.Item2);
    }

    /// <summary>Adds a pair at the end; throws <see cref="ArgumentException"/> if the key is known.</summary>
    public void Add(TKey key, TValue value) => _entries.Add(key, value);

    /// <summary>Adds a pair at the end; throws <see cref="ArgumentException"/> if the key is known.</summary>
    public void Add((TKey, TValue) item) => _entries.Add(item.Item1, item.Item2);

    /// <summary>Adds a pair at the end; throws <see cref="ArgumentException"/> if the key is known.</summary>
    public void Add(KeyValuePair<TKey, TValue> item) => _entries.Add(item.Key, item.Value);

    /// <summary>Inserts a pair at a position.</summary>
    public void Insert(int index, (TKey, TValue) item) => _entries.Insert(index, item.Item1, item.Item2);

    /// <summary>Removes all pairs.</summary>
    public void clear() => _entries.Clear();

    /// <summary>Removes all pairs.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Removes a key; returns whether it was there.</summary>
    public bool Remove(TKey key) => _entries.Remove(key);

    /// <summary>Removes a pair if key and value match; returns whether they did.</summary>
    public bool Remove((TKey, TValue) item) => Contains(item) && _entries.Remove(item.Item1);

    /// <summary>Removes a pair if key and value match; returns whether they did.</summary>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    /// <summary>Removes the pair at a position.</summary>
    public void RemoveAt(int index) => _entries.RemoveAt(index);

    /// <summary>Tells whether a key is there.</summary>
    public bool ContainsKey(TKey key) => _entries.ContainsKey(key);

    /// <summary>Tells whether a key is there with this value.</summary>
    public bool Contains((TKey, TValue) item) =>
        _entries.TryGetValue(item.Item1, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Item2);

    /// <summary>Tells whether a key is there with this value.</summary>
    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    /// <summary>Finds a key's value; returns whether it was there.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _entries.TryGetValue(key, out value);

    /// <summary>Returns the position of a pair, or -1.</summary>
    public int IndexOf((TKey, TValue) item) => Contains(item) ? _entries.IndexOf(item.Item1) : -1;

    /// <summary>Copies the pairs to an array.</summary>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex)
    {
        foreach (var pair in this) array[arrayIndex++] = pair;
    }

    /// <summary>Copies the pairs to an array.</summary>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<TKey, TValue>>)_entries).CopyTo(array, arrayIndex);

    /// <summary>Walks the pairs in order.</summary>
    public IEnumerator<(TKey, TValue)> GetEnumerator()
    {
        foreach (var entry in _entries) yield return Pair(entry);
    }

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryAdd(TKey key, TValue value) => _entries.TryAdd(key, value);

    private static (TKey, TValue) Pair(KeyValuePair<TKey, TValue> entry) => (entry.Key, entry.Value);
}
